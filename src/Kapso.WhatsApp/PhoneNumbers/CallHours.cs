using System.Text.RegularExpressions;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The hours in which a business takes calls.</summary>
public sealed record CallHours : KapsoModel
{
    /// <summary>Whether the hours apply; without them calls are taken at any time.</summary>
    public SettingStatus? Status { get; init; }

    /// <summary>The time zone of the hours, for example <c>America/Sao_Paulo</c>.</summary>
    public string? TimezoneId { get; init; }

    /// <summary>The most days that <see cref="HolidaySchedule"/> can hold.</summary>
    public const int MaxHolidays = 20;

    /// <summary>The most spans of hours of one day.</summary>
    public const int MaxSpansPerDay = 2;

    /// <summary>The hours of each day of the week, at most <see cref="MaxSpansPerDay"/> spans a day.</summary>
    public IReadOnlyList<OperatingHours>? WeeklyOperatingHours { get; init => field = value.WithoutNulls(); }

    /// <summary>Days with hours of their own, at most <see cref="MaxHolidays"/>. An update replaces them: when they are left out, Meta deletes those that it has.</summary>
    public IReadOnlyList<HolidayHours>? HolidaySchedule { get; init => field = value.WithoutNulls(); }

    internal void Check(Rules rules)
    {
        for (int i = 0; i < WeeklyOperatingHours?.Count; i++)
        {
            using (rules.In("weeklyOperatingHours", i))
            {
                WeeklyOperatingHours[i].Check(rules);
            }
        }

        CheckSpans(rules, WeeklyOperatingHours?.Select(hours => hours.DayOfWeek.Value), "weeklyOperatingHours");
        CheckSpans(rules, HolidaySchedule?.Select(hours => hours.Date), "holidaySchedule");
        rules.Count(HolidaySchedule?.Count ?? 0, 0, MaxHolidays, "holidaySchedule", "holidays");
        for (int i = 0; i < HolidaySchedule?.Count; i++)
        {
            using (rules.In("holidaySchedule", i))
            {
                HolidaySchedule[i].Check(rules);
            }
        }
    }

    private static void CheckSpans(Rules rules, IEnumerable<string>? days, string path)
    {
        if (days?.GroupBy(day => day).FirstOrDefault(spans => spans.Count() > MaxSpansPerDay) is { } day)
        {
            rules.Add(path, "max-count", $"a day has at most {MaxSpansPerDay} spans of hours", $"{MaxSpansPerDay}", day.Key);
        }
    }
}

/// <summary>Hours of a day of the week.</summary>
public sealed record OperatingHours : KapsoModel
{
    /// <summary>The day of the week on which calls are taken.</summary>
    public required Weekday DayOfWeek { get; init; }

    /// <summary>The beginning of the hours, in four digits, for example <c>0930</c>.</summary>
    public required string OpenTime { get; init; }

    /// <summary>The end of the hours, in four digits, for example <c>1800</c>.</summary>
    public required string CloseTime { get; init; }

    internal void Check(Rules rules) => TimeOfDay.CheckSpan(rules, OpenTime, "openTime", CloseTime, "closeTime");
}

/// <summary>Hours of a single day.</summary>
public sealed partial record HolidayHours : KapsoModel
{
    /// <summary>The day, for example <c>2026-12-24</c>.</summary>
    public required string Date { get; init; }

    /// <summary>The beginning of the hours, in four digits.</summary>
    public required string StartTime { get; init; }

    /// <summary>The end of the hours, in four digits.</summary>
    public required string EndTime { get; init; }

    internal void Check(Rules rules)
    {
        rules.Pattern(Date, DateForm(), "date", "must be a date as 2026-12-24");
        TimeOfDay.CheckSpan(rules, StartTime, "startTime", EndTime, "endTime");
    }

    [GeneratedRegex(@"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\z", RegexOptions.ECMAScript)]
    private static partial Regex DateForm();
}

/// <summary>Times of a day as Meta writes them: four digits, without a colon.</summary>
internal static partial class TimeOfDay
{
    public static void CheckSpan(Rules rules, string from, string fromPath, string until, string untilPath)
    {
        const string form = "must be a time in four digits from 0000 to 2359, for example 0930";
        rules.Pattern(from, Form(), fromPath, form);
        rules.Pattern(until, Form(), untilPath, form);
        if (Form().IsMatch(from ?? "") && Form().IsMatch(until ?? "") && string.CompareOrdinal(from, until) >= 0)
        {
            rules.Add(untilPath, "order", "must be later than the time it begins", from, until);
        }
    }

    [GeneratedRegex(@"^([01][0-9]|2[0-3])[0-5][0-9]\z")]
    private static partial Regex Form();
}
