// Texts are compared scalar by scalar, as scripts compare them: what Swift would look up to tell that two spellings of a
// letter are one takes as much of a page as a tenth of the module. All that a page holds is written by one program, so that
// a name is spelt the same wherever it stands.

typedef __UINT16_TYPE__ uint16;
typedef __UINT32_TYPE__ uint32;

// Each scalar is in normal form already, and nothing combines with what is before it.
uint16 _swift_stdlib_getNormData(uint32 scalar) { return 0; }

// So nobody asks for these.
const unsigned char *_swift_stdlib_nfd_decompositions;
uint32 _swift_stdlib_getDecompositionEntry(uint32 scalar) { return 0; }
uint32 _swift_stdlib_getComposition(uint32 first, uint32 second) { return 0xffffffff; }
