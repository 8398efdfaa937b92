// What bare WebAssembly lacks and Embedded Swift calls: memory from a growing heap, and little else.
#include <stddef.h>
#include <stdint.h>

extern unsigned char __heap_base;
static uintptr_t next_free = 0;

// Blocks of one size class are reused; the class is kept in the 16 bytes before a block. There are eight
// classes between two powers of two, so that no block has an eighth more than was asked for.
static void *free_blocks[256];

static unsigned size_class(size_t size, size_t *whole) {
  if (size < 128) {
    *whole = (size + 15) & ~(size_t)15;
    return *whole >> 4;
  }
  unsigned shift = 28 - __builtin_clzl(size - 1);
  size_t eighths = ((size - 1) >> shift) + 1;
  *whole = eighths << shift;
  return (shift - 3) * 8 + eighths;
}

int posix_memalign(void **out, size_t alignment, size_t size) {
  size_t whole;
  if (size > 0x80000000) return 12;
  unsigned class = size_class(size ? size : 1, &whole);
  if (alignment <= 16 && free_blocks[class]) {
    *out = free_blocks[class];
    free_blocks[class] = *(void **)*out;
    return 0;
  }
  if (!next_free) next_free = (uintptr_t)&__heap_base;
  if (alignment < 16) alignment = 16;
  uintptr_t block = (next_free + 16 + alignment - 1) & ~(uintptr_t)(alignment - 1);
  uintptr_t end = block + whole;
  size_t have = (size_t)__builtin_wasm_memory_size(0) << 16;
  if (end < block) return 12;
  if (end > have) {
    size_t pages = (end - have + 65535) >> 16;
    if (pages < 64) pages = 64;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 12;
  }
  next_free = end;
  *(unsigned *)(block - 16) = class;
  *out = (void *)block;
  return 0;
}

void free(void *block) {
  if (!block) return;
  unsigned class = *(unsigned *)((uintptr_t)block - 16);
  *(void **)block = free_blocks[class];
  free_blocks[class] = block;
}

// Compiled to the instructions that copy and fill memory.
void *memcpy(void *to, const void *from, size_t count) { return __builtin_memcpy(to, from, count); }

void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }

void *memset(void *to, int value, size_t count) { return __builtin_memset(to, value, count); }

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *a = left, *b = right;
  for (; count--; a++, b++)
    if (*a != *b) return *a - *b;
  return 0;
}

size_t strlen(const char *text) {
  size_t length = 0;
  while (text[length]) length++;
  return length;
}

// Hashing needs no secret here, and must not differ between runs.
void arc4random_buf(void *buffer, size_t count) { memset(buffer, 7, count); }

int putchar(int character) { return character; }

// Halves are rounded away from zero.
double round(double value) {
  double whole = __builtin_trunc(value);
  double rest = value - whole;
  if (rest >= 0.5) return whole + 1;
  if (rest <= -0.5) return whole - 1;
  return whole;
}

// The product of two 128-bit numbers, from products of 32-bit halves.
__int128 __multi3(__int128 a, __int128 b) {
  uint64_t x = (uint64_t)a, y = (uint64_t)b;
  uint64_t x0 = (uint32_t)x, x1 = x >> 32, y0 = (uint32_t)y, y1 = y >> 32;
  uint64_t low = x0 * y0;
  uint64_t middle = x1 * y0 + (low >> 32);
  uint64_t carry = x0 * y1 + (uint32_t)middle;
  uint64_t high = x1 * y1 + (middle >> 32) + (carry >> 32);
  high += (uint64_t)((unsigned __int128)a >> 64) * y + x * (uint64_t)((unsigned __int128)b >> 64);
  return (__int128)(((unsigned __int128)high << 64) | (carry << 32) | (uint32_t)low);
}

typedef unsigned __int128 wide;
typedef struct {
  uint64_t low, high;
} halves;

static wide joined(uint64_t low, uint64_t high) {
  union {
    halves parts;
    wide whole;
  } pair = {.parts = {low, high}};
  return pair.whole;
}

static halves split(wide value) {
  union {
    wide whole;
    halves parts;
  } pair = {.whole = value};
  return pair.parts;
}

// Shifts of 128-bit numbers, by shifts of their halves.
__int128 __ashlti3(__int128 value, int count) {
  halves a = split((wide)value);
  if (count >= 64) return (__int128)joined(0, a.low << (count - 64));
  if (count == 0) return value;
  return (__int128)joined(a.low << count, a.high << count | a.low >> (64 - count));
}

__int128 __lshrti3(__int128 value, int count) {
  halves a = split((wide)value);
  if (count >= 64) return (__int128)joined(a.high >> (count - 64), 0);
  if (count == 0) return value;
  return (__int128)joined(a.low >> count | a.high << (64 - count), a.high >> count);
}

__int128 __ashrti3(__int128 value, int count) {
  halves a = split((wide)value);
  int64_t high = (int64_t)a.high;
  if (count >= 64) return (__int128)joined((uint64_t)(high >> (count - 64)), (uint64_t)(high >> 63));
  if (count == 0) return value;
  return (__int128)joined(a.low >> count | a.high << (64 - count), (uint64_t)(high >> count));
}

// Quotient and remainder of 128-bit numbers, bit by bit from the highest that is set.
static wide divide(wide value, wide divisor, wide *rest) {
  halves a = split(value), b = split(divisor);
  if (a.high == 0 && b.high == 0) {
    *rest = a.low % b.low;
    return a.low / b.low;
  }
  int bit = a.high ? 127 - __builtin_clzll(a.high) : 63 - __builtin_clzll(a.low);
  wide quotient = 0, left = 0;
  for (; bit >= 0; bit--) {
    uint64_t next = bit >= 64 ? a.high >> (bit - 64) & 1 : a.low >> bit & 1;
    halves l = split(left);
    left = joined(l.low << 1 | next, l.high << 1 | l.low >> 63);
    halves q = split(quotient);
    uint64_t fits = left >= divisor;
    quotient = joined(q.low << 1 | fits, q.high << 1 | q.low >> 63);
    if (fits) left -= divisor;
  }
  *rest = left;
  return quotient;
}

wide __udivti3(wide value, wide divisor) {
  wide rest;
  return divide(value, divisor, &rest);
}

wide __umodti3(wide value, wide divisor) {
  wide rest;
  divide(value, divisor, &rest);
  return rest;
}

__int128 __divti3(__int128 value, __int128 divisor) {
  wide rest;
  wide size = divide(
    value < 0 ? -(wide)value : (wide)value, divisor < 0 ? -(wide)divisor : (wide)divisor, &rest);
  return (__int128)((value < 0) != (divisor < 0) ? -size : size);
}

__int128 __modti3(__int128 value, __int128 divisor) {
  wide rest;
  divide(value < 0 ? -(wide)value : (wide)value, divisor < 0 ? -(wide)divisor : (wide)divisor, &rest);
  return (__int128)(value < 0 ? -rest : rest);
}
