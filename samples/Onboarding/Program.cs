using Onboarding;

await using OnboardingApp app = await OnboardingApp.CreateAsync(args);
await app.RunAsync();
