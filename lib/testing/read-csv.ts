/** The records of a CSV text as RFC 4180 has them, by its grammar: every field here is in quotes. */
export function readCsv(text: string): string[][] {
  const records: string[][] = []
  let rest = text
  for (let record: string[] = []; rest !== ""; ) {
    const [whole = "", field = "", end] = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(rest) ?? []
    if (whole === "") throw new Error(`No field begins here: ${rest.slice(0, 40)}`)
    record.push(field.replaceAll('""', '"'))
    if (end === "\r\n") records.push(record.splice(0))
    rest = rest.slice(whole.length)
  }
  return records
}
