/*
 * What a form of attributes needs in the browser. On its own: what judges attributes brings Zod with it, a quarter of
 * what a page may weigh.
 */

/** The name of the input that holds an attribute. */
export function attributeInput(name: string): string {
  return `attribute.${name}`
}

/** Whether two values are the same to whoever looks at the form. */
export function looksTheSame(one: string, other: string): boolean {
  return withoutMarks(one) === withoutMarks(other)
}

/** A value as it was meant: browsers change line ends on their way, and addresses are pasted with spaces around them. */
export function withoutMarks(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim()
}
