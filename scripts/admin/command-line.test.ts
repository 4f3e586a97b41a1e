import { randomUUID } from "node:crypto"
import { describe, expect, it } from "vitest"
import { readCommand } from "./command-line"
import { UsageError } from "./usage-error"

const HERE = { local: false, outputs: undefined }
const CHANGE = { ...HERE, who: "ada@example.com", group: "ADMINS", reason: undefined, yes: false, breakGlass: false }

describe("a command", () => {
  it("to grant is about ADMINS unless it says otherwise", () => {
    expect(readCommand(["grant", "ada@example.com"])).toEqual({
      ...CHANGE,
      ...{ name: "grant", enable: false, inviteAgain: false },
    })
  })

  it("to grant takes every option, in any order", () => {
    const options = ["--group", "SUPPORT", "--reason", "on leave", "--yes", "--enable", "--invite-again", "--local"]
    expect(readCommand(["grant", ...options, "--break-glass", "ada@example.com"])).toEqual({
      ...CHANGE,
      ...{ name: "grant", group: "SUPPORT", reason: "on leave", yes: true, breakGlass: true, local: true },
      ...{ enable: true, inviteAgain: true },
    })
  })

  it("to revoke takes a user id, too", () => {
    const who = randomUUID()
    expect(readCommand(["revoke", who, "--keep-signed-in", "--outputs", "outputs.json"])).toEqual({
      ...CHANGE,
      ...{ name: "revoke", who, outputs: "outputs.json", keepSignedIn: true },
    })
  })

  it("to list, and one to record, say where", () => {
    expect(readCommand(["list", "--local"])).toEqual({ name: "list", local: true, outputs: undefined })
    expect(readCommand(["record", "lines.jsonl"])).toEqual({ ...HERE, name: "record", file: "lines.jsonl" })
  })

  it.each([[["--help"]], [["grant", "--help"]], [["grant", "nobody", "--help"]]])("may ask for help: %j", (given) => {
    expect(readCommand(given)).toBe("help")
  })
})

describe("what is no command", () => {
  it.each<[string, string[], RegExp]>([
    ["nothing", [], /^Say what to do/],
    ["another word", ["promote", "ada@example.com"], /^There is no command "promote"/],
    ["a name that every object has", ["constructor"], /^There is no command "constructor"/],
    ["nobody to grant to", ["grant"], /^Name one user/],
    ["two at once", ["revoke", "ada@example.com", "ben@example.com"], /^Name one user/],
    ["no address", ["grant", "ada"], /^"ada" is neither an e-mail address nor a user id/],
    ["an address with a space", ["grant", "ada lovelace@example.com"], /is neither an e-mail address/],
    ["an address that no pool takes", ["grant", `${"a".repeat(120)}@example.com`], /is neither an e-mail address/],
    ["a group in small letters", ["grant", "ada@example.com", "--group", "admins"], /^"admins" gives no role/],
    ["a group of the app's own", ["grant", "ada@example.com", "--group", "EDITORS"], /^"EDITORS" gives no role/],
    ["no group", ["grant", "ada@example.com", "--group", ""], /^"" gives no role/],
    ["two places", ["list", "--local", "--outputs", "outputs.json"], /^--local and --outputs/],
    ["somebody to list", ["list", "ada@example.com"], /^"list" takes nobody's name/],
    ["no file to record", ["record"], /^"record" takes one file/],
    ["two files to record", ["record", "a", "b"], /^"record" takes one file/],
    ["an option that is not", ["list", "--all"], /^Unknown option '--all'\. `npm/],
    ["an option of another command", ["list", "--group", "ADMINS"], /^Unknown option '--group'\. `npm/],
    ["an option of revoking", ["grant", "ada@example.com", "--keep-signed-in"], /^Unknown option '--keep-signed-in'/],
    [
      "a value that is missing",
      ["grant", "ada@example.com", "--reason"],
      /^Option '--reason <value>' argument missing/,
    ],
    ["a value too many", ["list", "--local=yes"], /^Option '--local' does not take an argument/],
  ])("is refused in one line: %s", (_, given, sentence) => {
    const refused = () => readCommand(given)
    expect(refused).toThrow(UsageError)
    expect(refused).toThrow(sentence)
    expect(refused).not.toThrow("\n")
  })
})
