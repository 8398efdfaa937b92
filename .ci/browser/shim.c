// What bare WebAssembly lacks and Embedded Swift calls: memory from a growing heap, and little else.
#include <stddef.h>
#include <stdint.h>

extern unsigned char __heap_base;
static uintptr_t next_free = 0;

// Blocks of one size class are reused; the class is kept in the 16 bytes before a block. There are eight
// classes between two powers of two, so that no block has an eighth more than was asked for. Blocks that
// must be aligned to more than 16 bytes are aligned to cache lines in pairs and have classes of their own.
static void *free_blocks[512];
enum { pair_of_lines = 128 };

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
  if (size > 0x80000000 || alignment > pair_of_lines) return 12;
  unsigned class = size_class(size ? size : 1, &whole);
  if (alignment > 16) class += 256;
  alignment = alignment > 16 ? pair_of_lines : 16;
  if (free_blocks[class]) {
    *out = free_blocks[class];
    free_blocks[class] = *(void **)*out;
    return 0;
  }
  if (!next_free) next_free = (uintptr_t)&__heap_base;
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

// Shifts and divisions of 128-bit numbers, from their halves.
typedef unsigned __int128 wide;

static wide joined(uint64_t high, uint64_t low) {
  union { struct { uint64_t low, high; } halves; wide all; } both = {{low, high}};
  return both.all;
}

static uint64_t lower(wide a) { return (uint64_t)a; }

static uint64_t upper(wide a) {
  union { wide all; struct { uint64_t low, high; } halves; } both = {a};
  return both.halves.high;
}

__int128 __ashlti3(__int128 a, int bits) {
  uint64_t low = lower(a), high = upper(a);
  if (bits >= 64) return joined(low << (bits - 64), 0);
  if (bits == 0) return a;
  return joined(high << bits | low >> (64 - bits), low << bits);
}

__int128 __lshrti3(__int128 a, int bits) {
  uint64_t low = lower(a), high = upper(a);
  if (bits >= 64) return joined(0, high >> (bits - 64));
  if (bits == 0) return a;
  return joined(high >> bits, low >> bits | high << (64 - bits));
}

__int128 __ashrti3(__int128 a, int bits) {
  uint64_t low = lower(a);
  int64_t high = (int64_t)upper(a);
  if (bits >= 64) return joined((uint64_t)(high >> 63), (uint64_t)(high >> (bits - 64)));
  if (bits == 0) return a;
  return joined((uint64_t)(high >> bits), low >> bits | (uint64_t)high << (64 - bits));
}

static unsigned leading_zeros(wide a) {
  return upper(a) ? (unsigned)__builtin_clzll(upper(a))
                  : lower(a) ? 64 + (unsigned)__builtin_clzll(lower(a)) : 128;
}

// One bit of the quotient after another, where 64 do not hold everything.
static wide divided(wide a, wide b, wide *rest) {
  if (!upper(a) && !upper(b)) {
    *rest = lower(a) % lower(b);
    return lower(a) / lower(b);
  }
  if (a < b) {
    *rest = a;
    return 0;
  }
  unsigned steps = leading_zeros(b) - leading_zeros(a);
  wide divisor = (wide)__ashlti3((__int128)b, (int)steps), quotient = 0;
  for (unsigned step = 0; step <= steps; step++) {
    quotient += quotient;
    if (a >= divisor) {
      a -= divisor;
      quotient += 1;
    }
    divisor = joined(upper(divisor) >> 1, lower(divisor) >> 1 | upper(divisor) << 63);
  }
  *rest = a;
  return quotient;
}

static wide size_of(__int128 a) { return a < 0 ? -(wide)a : (wide)a; }

wide __udivti3(wide a, wide b) {
  wide rest;
  return divided(a, b, &rest);
}

wide __umodti3(wide a, wide b) {
  wide rest;
  divided(a, b, &rest);
  return rest;
}

__int128 __divti3(__int128 a, __int128 b) {
  wide rest, quotient = divided(size_of(a), size_of(b), &rest);
  return (__int128)((a < 0) != (b < 0) ? -quotient : quotient);
}

__int128 __modti3(__int128 a, __int128 b) {
  wide rest;
  divided(size_of(a), size_of(b), &rest);
  return (__int128)(a < 0 ? -rest : rest);
}
