using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp;
using Kapso.WhatsApp.Http;

namespace Kapso.DriftWatch;

/// <summary>Reads from the SDK's own assembly what is implemented: operations are data, and so are the names and values of models.</summary>
internal static class Implementation
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The operations; one that several methods call has all that any of them has.</summary>
    public static IReadOnlyList<ApiOperation> Read() =>
    [
        .. typeof(KapsoWhatsAppClient).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Operations", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Select(field => field.GetValue(null))
            .OfType<Operation>()
            .GroupBy(operation => operation.Id)
            .Select(methods => methods.Select(Describe).Aggregate(Merge)),
    ];

    private static ApiOperation Describe(Operation operation)
    {
        string prefix = operation.Surface is ApiSurface.Platform ? "/platform/v1/" : "/meta/whatsapp/v24.0/";
        MethodInfo[] methods = MethodsOf(operation);
        object? body = Value(operation, "Body");
        return new ApiOperation(operation.Id, operation.Method.Method, OpenApiDocument.NormalizePath(prefix + operation.Path))
        {
            Parameters = Paging(operation).Concat(body is null ? methods.SelectMany(method => method.GetParameters()).SelectMany(FilterNames) : []).ToHashSet(StringComparer.Ordinal),
            FurtherTexts = methods.SelectMany(method => TextsIn(method.DeclaringType!, method).Concat(HeaderNames(method))).ToHashSet(StringComparer.Ordinal),
            HasRequest = body is not null,
            Request = body?.GetType() is { Name: "JsonTypeBody`1" } bodyType ? ModelMembers.Of(bodyType.GenericTypeArguments[0]) : null,
            Response = ReadType(operation) is { } read ? ModelMembers.Of(read) : null,
        };
    }

    private static ApiOperation Merge(ApiOperation one, ApiOperation other) => one with
    {
        Parameters = one.Parameters.Concat(other.Parameters).ToHashSet(StringComparer.Ordinal),
        HasRequest = one.HasRequest || other.HasRequest,
        FurtherTexts = one.FurtherTexts.Concat(other.FurtherTexts).ToHashSet(StringComparer.Ordinal),
        Request = Merge(one.Request, other.Request),
        Response = Merge(one.Response, other.Response),
    };

    // What one of several methods writes by hand is not known, so the whole is not.
    private static Members? Merge(Members? one, Members? other)
    {
        if (one is null || other is null)
        {
            return null;
        }

        foreach ((string name, SortedSet<string> values) in other)
        {
            one.Add(name).UnionWith(values);
        }

        return one;
    }

    /// <summary>The overloads of the client's method that take as many ids as the path has.</summary>
    private static MethodInfo[] MethodsOf(Operation operation)
    {
        string[] parts = operation.ClientMethod!.Split('.');
        MethodInfo[] all = [.. typeof(KapsoWhatsAppClient).GetProperty(parts[0])!.PropertyType.GetMethods().Where(method => method.Name == parts[1])];
        int ids = operation.Path.Count(character => character == '{');
        MethodInfo[] fitting = [.. all.Where(method => method.GetParameters().TakeWhile(parameter => parameter.ParameterType == typeof(string)).Count() == ids)];
        return fitting.Length > 0 ? fitting : all;
    }

    private static string[] Paging(Operation operation) => Value(operation, "Paging") switch
    {
        WhatsApp.Http.Paging.Numbers => ["page", "per_page"],
        WhatsApp.Http.Paging.Cursors or WhatsApp.Http.Paging.Neighbours => ["limit", "before", "after"],
        _ => [],
    };

    /// <summary>The names that a filter writes when everything in it is set.</summary>
    private static IEnumerable<string> FilterNames(ParameterInfo parameter)
    {
        if (!parameter.ParameterType.IsSubclassOf(typeof(ListFilter)))
        {
            return [];
        }

        ListFilter filter = (ListFilter)Sample.Of(parameter.ParameterType)!;
        Query query = new();
        filter.Write(query);
        return query.ToString().TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]);
    }

    // Idempotency-Key is the argument idempotencyKey.
    private static IEnumerable<string> HeaderNames(MethodInfo method) => method.GetParameters().Select(parameter =>
        string.Join('-', JsonNamingPolicy.KebabCaseLower.ConvertName(parameter.Name!).Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));

    /// <summary>The texts in a method, in what it is compiled to, and in the helpers of its class.</summary>
    private static IEnumerable<string> TextsIn(Type client, MethodInfo method) => client.GetMethods(Everything)
        .Where(candidate => candidate == method || candidate.IsPrivate)
        .Concat(client.GetNestedTypes(BindingFlags.NonPublic).SelectMany(nested => nested.GetMethods(Everything)))
        .SelectMany(TextsIn);

    private static IEnumerable<string> TextsIn(MethodInfo method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];

        // ldstr, and the token of a text in the assembly.
        for (int at = 0; at + 5 <= code.Length; at++)
        {
            if (code[at] == 0x72 && code[at + 4] == 0x70)
            {
                yield return method.Module.ResolveString(BitConverter.ToInt32(code, at + 1));
            }
        }
    }

    /// <summary>The model that a response is read as; null for a response that says only that it was done, and for a file.</summary>
    private static Type? ReadType(Operation operation) => Value(operation, "Item") is { } item
        ? item.GetType().GenericTypeArguments[0]
        : Value(operation, "Answer")?.GetType().GenericTypeArguments is [{ } read, ..] ? read : null;

    private static object? Value(Operation operation, string property) => operation.GetType().GetProperty(property)?.GetValue(operation);
}

/// <summary>The members of models, as their declarations say.</summary>
internal static class ModelMembers
{
    /// <summary>The members of a model and of its parts; null when a part is read or written by code of its own, so that they are not known.</summary>
    public static Members? Of(Type model)
    {
        Members members = [];
        return Collect(model, members, []) && members.Count > 0 ? members : null;
    }

    private static bool Collect(Type type, Members members, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type is { IsGenericType: true } && type.Assembly != typeof(KapsoWhatsAppClient).Assembly)
        {
            return type.GenericTypeArguments.All(part => Collect(part, members, seen));
        }

        if (type.Assembly != typeof(KapsoWhatsAppClient).Assembly || type.IsEnum || IsOpenEnum(type) || !seen.Add(type))
        {
            return true;
        }

        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            return Collect(type.GenericTypeArguments[0], members, seen);
        }

        if (type.IsAbstract || type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { } converter && !converter.Name.StartsWith("GeneratedConverter", StringComparison.Ordinal))
        {
            return type.IsValueType;
        }

        // What has several forms, such as the content of a message, is read by code of its own.
        PropertyInfo[] properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        bool known = !properties.Any(property => property.PropertyType is { IsAbstract: true, IsInterface: false } form && form.IsSubclassOf(typeof(KapsoModel)));
        foreach (PropertyInfo property in properties.Where(IsMember))
        {
            SortedSet<string> values = members.Add(property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            values.UnionWith(ValuesOf(property.PropertyType));
            known &= property.GetCustomAttribute<JsonConverterAttribute>() is not null || Collect(property.PropertyType, members, seen);
        }

        return known;
    }

    private static bool IsMember(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0
        && property.Name is not ("EqualityContract" or "ExtensionData")
        && !property.Name.Contains('.', StringComparison.Ordinal)
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always }
        && (property.GetMethod!.IsPublic || property.IsDefined(typeof(JsonIncludeAttribute)));

    private static IEnumerable<string> ValuesOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsGenericType ? type.GenericTypeArguments.SelectMany(ValuesOf)
            : IsOpenEnum(type) ? ((System.Collections.IEnumerable)type.GetProperty("Known")!.GetValue(null)!).Cast<object>().Select(value => value.ToString()!)
            : [];
    }

    private static bool IsOpenEnum(Type type) => type.GetInterfaces().Any(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IOpenEnum<>));
}
