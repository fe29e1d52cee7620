// What the compiler wants for init, records and patterns of lists, and the framework that compilers run on lacks.
#pragma warning disable IDE0130

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}

namespace System
{
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}
