using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Kapso.WhatsApp.IntegrationTests.Architecture;

/// <summary>A type of one room that uses a type of another.</summary>
public sealed record RoomReference(string From, string To, string FromType, string ToType)
{
    public override string ToString() => $"{From}/{FromType} uses {To}/{ToType}";
}

/// <summary>
/// Which rooms of an assembly use which others. A room is a folder below the project's own, as the debug information (a portable PDB) names it; files beside
/// the project file are the room "". Signatures, attributes and method bodies count, and so do the namespaces that a file imports, because a constant leaves
/// no other trace.
/// </summary>
public sealed class RoomGraph
{
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    private readonly PEReader _assembly;
    private readonly MetadataReader _metadata;
    private readonly MetadataReader _debug;
    private readonly string _folder;
    private readonly Dictionary<TypeDefinitionHandle, string> _rooms = [];
    private readonly HashSet<RoomReference> _references = [];

    private RoomGraph(PEReader assembly, MetadataReader debug, string folder)
    {
        (_assembly, _metadata, _debug) = (assembly, assembly.GetMetadataReader(), debug);
        _folder = $"/{folder.Trim('/')}/";
        AssignRooms();
        Dictionary<string, string> roomsOfNamespaces = RoomsOfNamespaces();
        foreach (TypeDefinitionHandle type in _rooms.Keys)
        {
            AddReferences(type, roomsOfNamespaces);
        }
    }

    public IReadOnlySet<string> Rooms => _rooms.Values.ToHashSet();

    /// <summary>The references from one room to another, in order.</summary>
    public IReadOnlyList<RoomReference> References => [.. _references.OrderBy(reference => reference.ToString(), StringComparer.Ordinal)];

    /// <summary>Reads an assembly.</summary>
    /// <param name="assemblyPath">The assembly; its debug information is inside it or beside it.</param>
    /// <param name="sourceFolder">The project's folder in the repository, such as <c>src/Kapso.WhatsApp</c>.</param>
    public static RoomGraph Of(string assemblyPath, string sourceFolder)
    {
        using PEReader assembly = new(File.OpenRead(assemblyPath));
        if (!assembly.TryOpenAssociatedPortablePdb(assemblyPath, File.OpenRead, out MetadataReaderProvider? debug, out _))
        {
            throw new InvalidOperationException($"{assemblyPath} has no portable debug information.");
        }

        using (debug)
        {
            return new RoomGraph(assembly, debug!.GetMetadataReader(), sourceFolder);
        }
    }

    /// <summary>The references that are not allowed.</summary>
    /// <param name="isAllowed">Whether the first room may use the second.</param>
    public IReadOnlyList<RoomReference> Violations(Func<string, string, bool> isAllowed) =>
        [.. References.Where(reference => !isAllowed(reference.From, reference.To))];

    /// <summary>The groups of rooms in which each uses every other, be it through others; empty when there is no cycle.</summary>
    /// <param name="unite">Gives several folders one name, where they count as one room, and null to a room that does not count; without it each counts for itself.</param>
    public IReadOnlyList<string> Cycles(Func<string, string?>? unite = null)
    {
        unite ??= room => room;
        ILookup<string, string> uses = References.Select(reference => (From: unite(reference.From), To: unite(reference.To))).Where(pair => pair.From is not null && pair.To is not null && pair.From != pair.To).ToLookup(pair => pair.From!, pair => pair.To!);
        Dictionary<string, HashSet<string>> reachable = Rooms.Select(unite).OfType<string>().Distinct().ToDictionary(room => room, room => Reachable(room, uses));
        return
        [
            .. reachable.Where(room => room.Value.Contains(room.Key))
                .Select(room => string.Join(", ", room.Value.Where(other => reachable[other].Contains(room.Key)).Order(StringComparer.Ordinal)))
                .Distinct(),
        ];
    }

    private static HashSet<string> Reachable(string start, ILookup<string, string> uses)
    {
        HashSet<string> reached = [];
        Stack<string> open = new(uses[start]);
        while (open.TryPop(out string? room))
        {
            if (reached.Add(room))
            {
                foreach (string next in uses[room])
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    private void AssignRooms()
    {
        foreach (IGrouping<TypeDefinitionHandle, TypeDefinitionHandle> group in _metadata.TypeDefinitions.GroupBy(Outermost))
        {
            string[] rooms = group.SelectMany(DocumentsOf).Select(RoomOf).OfType<string>().Distinct().ToArray();
            if (rooms.Length > 1)
            {
                throw new InvalidOperationException($"{NameOf(group.Key)} lies in several rooms: {string.Join(", ", rooms)}.");
            }

            foreach (TypeDefinitionHandle type in rooms.Length == 0 ? [] : group.AsEnumerable())
            {
                _rooms[type] = rooms[0];
            }
        }
    }

    private TypeDefinitionHandle Outermost(TypeDefinitionHandle type)
    {
        while (_metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
        {
            type = outer;
        }

        return type;
    }

    private IEnumerable<DocumentHandle> DocumentsOf(TypeDefinitionHandle type)
    {
        IEnumerable<DocumentHandle> documents = _metadata.GetTypeDefinition(type).GetMethods().Select(method => _debug.GetMethodDebugInformation(method))
            .SelectMany(method => method.GetSequencePoints().Select(point => point.Document).Append(method.Document));

        // A type without method bodies names its files itself.
        foreach (CustomDebugInformation information in _debug.GetCustomDebugInformation(type).Select(_debug.GetCustomDebugInformation).Where(known => _debug.GetGuid(known.Kind) == TypeDocuments))
        {
            BlobReader blob = _debug.GetBlobReader(information.Value);
            while (blob.RemainingBytes > 0)
            {
                documents = documents.Append(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger()));
            }
        }

        return documents.Where(document => !document.IsNil).ToArray();
    }

    /// <summary>The room of a file; null for one that is not in the project's folder, or that a generator wrote.</summary>
    private string? RoomOf(DocumentHandle document)
    {
        string path = _debug.GetString(_debug.GetDocument(document).Name).Replace('\\', '/');
        int start = path.LastIndexOf(_folder, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        string[] below = path[(start + _folder.Length)..].Split('/');
        return below[0] == "obj" ? null : below.Length == 1 ? "" : below[0];
    }

    private string NameOf(TypeDefinitionHandle type) => _metadata.GetString(_metadata.GetTypeDefinition(Outermost(type)).Name);

    /// <summary>The namespaces that belong to one room alone; one that other assemblies have types in too (<c>Microsoft.Extensions.DependencyInjection</c>) tells nothing.</summary>
    private Dictionary<string, string> RoomsOfNamespaces()
    {
        HashSet<string> elsewhere = _metadata.TypeReferences.Select(type => _metadata.GetString(_metadata.GetTypeReference(type).Namespace)).ToHashSet();
        return _rooms.Where(pair => Outermost(pair.Key) == pair.Key)
            .GroupBy(pair => _metadata.GetString(_metadata.GetTypeDefinition(pair.Key).Namespace), pair => pair.Value)
            .Where(group => group.Distinct().Count() == 1 && !elsewhere.Contains(group.Key))
            .ToDictionary(group => group.Key, group => group.First());
    }

    private void AddReferences(TypeDefinitionHandle type, Dictionary<string, string> roomsOfNamespaces)
    {
        UsedTypes used = new(_metadata, _assembly, OpCodesByValue);
        used.AddType(type);
        foreach (TypeDefinitionHandle target in used.Types)
        {
            if (_rooms.TryGetValue(target, out string? room) && room != _rooms[type])
            {
                _references.Add(new RoomReference(_rooms[type], room, NameOf(type), NameOf(target)));
            }
        }

        foreach (string imported in _metadata.GetTypeDefinition(type).GetMethods().SelectMany(ImportsOf).Distinct())
        {
            if (roomsOfNamespaces.TryGetValue(imported, out string? room) && room != _rooms[type])
            {
                _references.Add(new RoomReference(_rooms[type], room, NameOf(type), $"using {imported}"));
            }
        }
    }

    private List<string> ImportsOf(MethodDefinitionHandle method)
    {
        List<string> imported = [];
        foreach (LocalScopeHandle local in _debug.GetLocalScopes(method))
        {
            for (ImportScopeHandle scope = _debug.GetLocalScope(local).ImportScope; !scope.IsNil; scope = _debug.GetImportScope(scope).Parent)
            {
                foreach (ImportDefinition import in _debug.GetImportScope(scope).GetImports())
                {
                    if (import.Kind == ImportDefinitionKind.ImportNamespace)
                    {
                        imported.Add(Encoding.UTF8.GetString(_debug.GetBlobBytes(import.TargetNamespace)));
                    }
                }
            }
        }

        return imported;
    }
}

/// <summary>Collects the types of the same assembly that a type uses.</summary>
internal sealed class UsedTypes(MetadataReader metadata, PEReader assembly, IReadOnlyDictionary<short, OpCode> opCodes) : ISignatureTypeProvider<object?, object?>
{
    public HashSet<TypeDefinitionHandle> Types { get; } = [];

    public void AddType(TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        AddEntity(type.BaseType);
        AddAttributes(type.GetCustomAttributes());
        AddConstraints(type.GetGenericParameters());
        foreach (InterfaceImplementationHandle implemented in type.GetInterfaceImplementations())
        {
            AddEntity(metadata.GetInterfaceImplementation(implemented).Interface);
        }

        foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            field.DecodeSignature(this, null);
            AddAttributes(field.GetCustomAttributes());
        }

        foreach (PropertyDefinition property in type.GetProperties().Select(metadata.GetPropertyDefinition))
        {
            AddAttributes(property.GetCustomAttributes());
        }

        foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            AddMethod(method);
        }
    }

    private void AddMethod(MethodDefinition method)
    {
        method.DecodeSignature(this, null);
        AddAttributes(method.GetCustomAttributes());
        AddConstraints(method.GetGenericParameters());
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        MethodBodyBlock body = assembly.GetMethodBody(method.RelativeVirtualAddress);
        AddEntity(body.LocalSignature);
        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            AddEntity(region.CatchType);
        }

        AddInstructions(body.GetILReader());
    }

    private void AddInstructions(BlobReader code)
    {
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            OperandType operand = opCodes[(short)(value == 0xFE ? (0xFE << 8) | code.ReadByte() : value)].OperandType;
            switch (operand)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig:
                    AddEntity(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    int targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                default:
                    code.Offset += operand switch
                    {
                        OperandType.InlineNone => 0,
                        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                        OperandType.InlineVar => 2,
                        OperandType.InlineI8 or OperandType.InlineR => 8,
                        _ => 4,
                    };
                    break;
            }
        }
    }

    private void AddAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle attribute in attributes)
        {
            AddEntity(metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void AddConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterConstraintHandle constraint in parameters.SelectMany(parameter => metadata.GetGenericParameter(parameter).GetConstraints()))
        {
            AddEntity(metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void AddEntity(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Types.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.MethodDefinition:
                Types.Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                metadata.GetMethodDefinition((MethodDefinitionHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.FieldDefinition:
                Types.Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                metadata.GetFieldDefinition((FieldDefinitionHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification generic = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                generic.DecodeSignature(this, null);
                AddEntity(generic.Method);
                break;
            case HandleKind.MemberReference:
                AddMember(metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.StandaloneSignature:
                AddStandalone(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle));
                break;
        }
    }

    private void AddMember(MemberReference member)
    {
        AddEntity(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Method)
        {
            member.DecodeMethodSignature(this, null);
        }
        else
        {
            member.DecodeFieldSignature(this, null);
        }
    }

    private void AddStandalone(StandaloneSignature signature)
    {
        if (signature.GetKind() == StandaloneSignatureKind.LocalVariables)
        {
            signature.DecodeLocalSignature(this, null);
        }
        else
        {
            signature.DecodeMethodSignature(this, null);
        }
    }

    object? ISignatureTypeProvider<object?, object?>.GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte kind)
    {
        AddEntity(handle);
        return null;
    }

    object? ISimpleTypeProvider<object?>.GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte kind)
    {
        Types.Add(handle);
        return null;
    }

    object? ISimpleTypeProvider<object?>.GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte kind) => null;

    object? ISimpleTypeProvider<object?>.GetPrimitiveType(PrimitiveTypeCode code) => null;

    object? ISZArrayTypeProvider<object?>.GetSZArrayType(object? element) => null;

    object? IConstructedTypeProvider<object?>.GetArrayType(object? element, ArrayShape shape) => null;

    object? IConstructedTypeProvider<object?>.GetByReferenceType(object? element) => null;

    object? IConstructedTypeProvider<object?>.GetGenericInstantiation(object? type, ImmutableArray<object?> arguments) => null;

    object? IConstructedTypeProvider<object?>.GetPointerType(object? element) => null;

    object? ISignatureTypeProvider<object?, object?>.GetFunctionPointerType(MethodSignature<object?> signature) => null;

    object? ISignatureTypeProvider<object?, object?>.GetGenericMethodParameter(object? context, int index) => null;

    object? ISignatureTypeProvider<object?, object?>.GetGenericTypeParameter(object? context, int index) => null;

    object? ISignatureTypeProvider<object?, object?>.GetModifiedType(object? modifier, object? unmodified, bool isRequired) => null;

    object? ISignatureTypeProvider<object?, object?>.GetPinnedType(object? element) => null;
}
