import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"
import { describe, expect, it } from "vitest"

const root = import.meta.dirname
const read = (file: string) => readFileSync(path.join(root, file), "utf8")
const document = read("docs/security.md")

/** The requirements of OWASP ASVS 5.0.0 by section: one digit for each, which is its level. */
const REQUIREMENTS: Readonly<Record<string, string>> = {
  "6.1": "122",
  "6.2": "111111112222",
  "6.3": "11223333",
  "6.4": "112233",
  "6.5": "22222333",
  "6.6": "2223",
  "6.7": "33",
  "6.8": "2222",
  "7.1": "222",
  "7.2": "1111",
  "7.3": "22",
  "7.4": "11222",
  "7.5": "223",
  "7.6": "22",
  "8.1": "1233",
  "8.2": "1123",
  "8.3": "133",
  "8.4": "23",
  "16.1": "2",
  "16.2": "22222",
  "16.3": "2222",
  "16.4": "222",
  "16.5": "2223",
}

const requirements = Object.entries(REQUIREMENTS).flatMap(([section, levels]) =>
  [...levels].map((level, index) => [`${section}.${index + 1}`, level]),
)

const rows = [...document.matchAll(/^\| (\d+\.\d+\.\d+) \| (.*) \|$/gm)].map(([, id = "", rest = ""]) => {
  const [level, , state, evidence = ""] = rest.split(" | ")
  return { id, level, state, evidence }
})

/** What is written in backticks and can be the path of a file or a folder of this project. */
const paths = [...new Set([...document.matchAll(/`([\w.[\]-]+(?:\/[\w.[\]-]+)*\/?)`/g)].map(([, name = ""]) => name))]
const files = paths.filter((name) => name.includes("/") || /\.(tsx?|md|json|yml|js)$/.test(name))

/** A file of tests, and the titles in curly quotes right behind it. */
const tests = [...document.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`((?:(?:, | )“[^”]+”)*)/g)].map(
  ([, file = "", titles = ""]) => ({ file, titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => title) }),
)

const FUNCTIONS_OF_TESTS = ["it", "test", "describe"]
const LEAVES_OUT = /\.(skip|skipIf|runIf|todo|fixme|fails?)\b/

/**
 * The titles of the tests that a source runs: what is handed first to a function of tests, and what begins a row of a
 * table. Nothing in a comment is one, and nothing within what is skipped, whichever level that stands on.
 */
function titlesIn(source: string, file = "source.ts"): Set<string> {
  const titles = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText()
      if (isOfTests(callee) && LEAVES_OUT.test(callee)) return
      if (isOfTests(callee)) add(node.arguments[0])
    }
    if (ts.isArrayLiteralExpression(node)) add(node.elements[0])
    ts.forEachChild(node, visit)
  }
  const add = (node: ts.Node | undefined) => node && ts.isStringLiteralLike(node) && titles.add(node.text)
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true))
  return titles
}

/** Whether what is called begins with one of their names: `it`, `test.describe`, `it.each([…])`. */
const isOfTests = (callee: string) => FUNCTIONS_OF_TESTS.includes(/^\w+/.exec(callee)?.[0] ?? "")

const titlesByFile = new Map<string, Set<string>>()

/** Whether a file has a test of this title, which runs. */
function isTested(file: string, title: string): boolean {
  const titles = titlesByFile.get(file) ?? titlesIn(read(file), file)
  titlesByFile.set(file, titles)
  return titles.has(title)
}

describe("docs/security.md", () => {
  it("has every requirement of the four chapters once, in order, with its level", () => {
    expect(requirements).toHaveLength(96)
    expect(rows.map(({ id, level }) => [id, level])).toEqual(requirements)
  })

  it.each(rows)("says of $id how it stands, and why", ({ state, evidence }) => {
    expect(["met", "in part", "not met", "Cognito's", "deployer's", "does not apply"]).toContain(state)
    expect(evidence.length).toBeGreaterThan(5)
    expect(evidence.includes("not met: ")).toBe(state === "in part")
    // A test, a file that can be looked at, or a part of the documentation.
    if (state === "met" || state === "in part") expect(evidence).toMatch(/`[\w./-]+`|\]\(/)
  })

  it("lists at the top exactly what is not met, or in part only", () => {
    const [, section = ""] = document.split(/^## What is not met$/m)
    const listed = [...(section.split(/^## /m)[0] ?? "").matchAll(/\*\*([\d.]+)\*\*/g)].map(([, id]) => id)
    const lacking = rows.filter(({ state }) => state === "not met" || state === "in part").map(({ id }) => id)
    expect(listed.toSorted()).toEqual(lacking.toSorted())
  })

  it.each(files)("names a file that is there: %s", (file) => {
    expect(existsSync(path.join(root, file))).toBe(true)
  })

  it.each(tests.flatMap(({ file, titles }) => titles.map((title) => [file, title])))(
    "names a test that is there: %s “%s”",
    (file, title) => {
      expect(isTested(file, title)).toBe(true)
    },
  )

  it.each([
    'it("a title", () => {})',
    "it.each(rows)('a title', () => {})",
    'describe.each(`a | b`)("other", () => test("a title", () => {}))',
    'const ROWS = [["a title", 1]]',
  ])("would find: %s", (source) => {
    expect(titlesIn(source)).toContain("a title")
  })

  it.each([
    '// it("a title", () => {})',
    '/* it("a title", () => {}) */',
    'const quoted = `it("a title", () => {})`',
    'it.skip("a title", () => {})',
    'it.todo("a title")',
    'it.skipIf(true)("a title", () => {})',
    'it.skip.each([["a title", 1]])("%s", () => {})',
    'test.fixme("a title", () => {})',
    'describe.skip("other", () => { it("a title", () => {}) })',
    'call("a title", () => {})',
  ])("would not take for a test: %s", (source) => {
    expect(titlesIn(source)).not.toContain("a title")
  })

  it("names each test that shows something by its title", () => {
    const untitled = rows.flatMap(({ id, evidence }) =>
      [...evidence.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`(?! “)/g)].map(([, file]) => `${id} ${file}`),
    )
    expect(untitled).toEqual([])
    expect(tests.flatMap(({ titles }) => titles).length).toBeGreaterThan(100)
    expect(files.length).toBeGreaterThan(60)
  })

  it("leads to pages and headings that are there", () => {
    const links = [...document.matchAll(/\]\(((?!https:)[^)]*)\)/g)].map(([, target = ""]) => target)
    expect(links.length).toBeGreaterThan(20)
    for (const link of links) {
      const [page, heading] = link.split("#")
      const text = page ? read(path.join("docs", page)) : document
      if (heading) expect([link, headingsOf(text)]).toEqual([link, expect.arrayContaining([heading])])
    }
  })
})

/** The anchors that GitHub gives to the headings of a page. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  )
}
