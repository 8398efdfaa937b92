// What Swift's texts ask of the tables of Unicode, which would take more room than the engine: every character
// stands for itself. Texts are compared byte by byte then, and what is counted in characters is counted in
// scalars; both are the same for ASCII, of which all names in the catalogue are.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// No character belongs with its neighbours.
uint8_t _swift_stdlib_getGraphemeBreakProperty(uint32_t scalar) { return 0xFF; }
bool _swift_stdlib_isInCB_Consonant(uint32_t scalar) { return false; }
bool _swift_stdlib_isExtendedPictographic(uint32_t scalar) { return false; }

// No character has another form.
uint16_t _swift_stdlib_getNormData(uint32_t scalar) { return 0; }
uint32_t _swift_stdlib_getComposition(uint32_t first, uint32_t second) { return UINT32_MAX; }
uint32_t _swift_stdlib_getDecompositionEntry(uint32_t scalar) { return 0; }
const uint8_t *const _swift_stdlib_nfd_decompositions = NULL;

// No character beyond ASCII has another case.
const uint8_t *_swift_stdlib_getSpecialMapping(uint32_t scalar, uint8_t mapping, size_t *length) {
  *length = 0;
  return NULL;
}
int32_t _swift_stdlib_getMapping(uint32_t scalar, uint8_t mapping) { return 0; }
uint64_t _swift_stdlib_getBinaryProperties(uint32_t scalar) { return 0; }
