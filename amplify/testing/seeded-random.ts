/**
 * Chance that can be had again (mulberry32): numbers from 0 to 1. The seed is printed where the test fails; `SEED` in the
 * environment takes its place.
 */
export function seededRandom(): () => number {
  let state = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  console.info(`SEED=${state}`)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}
