import fc from "fast-check"

/** A place where anybody's input comes in. */
export interface Target<Input = unknown> {
  /** What comes in, in words. */
  name: string
  inputs: fc.Arbitrary<Input>
  /** Throws (or rejects) where the input has got further than it may, or something has crashed. */
  check(input: Input): void | Promise<void>
  /** An input as it should be: is done before and after all the others, and timed. Throws where it does not serve. */
  good(): void | Promise<void>
}

/** Keeps the type of the inputs between `inputs` and `check`. */
export const target = <Input>(given: Target<Input>): Target => given as unknown as Target

/** What means something to one of the languages that input ends up in: JSON, filters, templates, addresses, HTML, CSV. */
const SIGNS = ['"', "\\", "'", "{", "}", "$", "#", "=", "<", "/", "%00", "\n", "\r", "\0", "\u2028", "\u202e", "\ud800"]
const WORDS = [
  "__proto__",
  "constructor",
  "null",
  "$util.error()",
  "#set($x=1)",
  "../",
  "//",
  "=1+1",
  "\uFEFF",
  "ADMINS",
]

/** Text of any kind, and text made to be misread. */
export const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...SIGNS, "a", " "), maxLength: 30 }),
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS, ...SIGNS), fc.string({ maxLength: 8 })), { maxLength: 6 })
    .map((parts) => parts.join("")),
)

/** Anything that JSON can be, with hostile texts and names in it. */
export const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    text,
    fc.constantFrom(null, true, false, 0, -1, 1e308, ""),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

/** A text that was good, with a few places of it changed. */
export const changed = (good: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(good.length), fc.nat(3), fc.oneof(text, fc.constantFrom(".", "A", "=", "-"))), {
      minLength: 1,
      maxLength: 4,
    })
    .map((changes) =>
      changes.reduce((now, [at, length, insert]) => `${now.slice(0, at)}${insert}${now.slice(at + length)}`, good),
    )
