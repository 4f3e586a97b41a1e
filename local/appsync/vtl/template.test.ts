import { describe, expect, it } from "vitest"
import { compileTemplate } from "./template"
import { TemplateError } from "./template-error"
import { calledUtilities } from "./toolbox"
import { createUtil } from "./util"

const appended: TemplateError[] = []
const util = createUtil({
  authType: "User Pool Authorization",
  parentTypeName: "Query",
  fieldName: "things",
  appendError: (error) => appended.push(error),
  now: new Date("2030-01-02T03:04:05.678Z"),
})

const render = (source: string, ctx: Record<string, unknown> = {}) =>
  compileTemplate(source)({ util, utils: util, ctx })
const value = (source: string, ctx?: Record<string, unknown>) => render(source, ctx).value

describe("a mapping template", () => {
  it("is Velocity whose text is JSON", () => {
    expect(value('{"a": $util.toJson($ctx.args.name), "b": [1]}', { args: { name: 'quo"te' } })).toEqual({
      a: 'quo"te',
      b: [1],
    })
  })

  it("is null when it prints nothing", () => {
    expect(value("#set( $x = 1 )\n")).toBeNull()
  })

  it("is refused when what it prints is no JSON", () => {
    expect(() => value('{"a": ')).toThrow(TemplateError)
  })

  it("ends at #return, with its value", () => {
    expect(render("#if( true )#return($ctx.args)#end {", { args: { a: 1 } })).toEqual({
      value: { a: 1 },
      returned: true,
    })
    expect(render("#return($ctx.none)", { none: null })).toEqual({ value: null, returned: true })
  })

  it("loops, breaks and sees its own variables", () => {
    const source = `#set( $found = false )
      #foreach( $role in [{"entity":"A"},{"entity":"B"}] )
        #if( $ctx.groups.contains($role.entity) ) #set( $found = true ) #break #end
      #end
      $util.toJson($found)`
    expect(value(source, { groups: ["B"] })).toBe(true)
    expect(value(source, { groups: ["C"] })).toBe(false)
  })

  it("has Java's methods of lists, maps and strings", () => {
    expect(value("$util.toJson($ctx.m.keySet())", { m: { a: 1, b: 2 } })).toEqual(["a", "b"])
    expect(value("$util.qr($ctx.m.put('c', 3))$util.toJson($ctx.m)", { m: { a: 1 } })).toEqual({ a: 1, c: 3 })
    expect(value("$util.toJson($ctx.m.get('missing'))", { m: {} })).toBeNull()
    expect(value("$util.qr($ctx.l.add(3))$util.toJson($ctx.l)", { l: [1] })).toEqual([1, 3])
    expect(value("$util.toJson($ctx.s.split(','))", { s: "a,b" })).toEqual(["a", "b"])
    expect(value("$util.toJson($ctx.m.equals({'a': [1]}))", { m: { a: [1] } })).toBe(true)
  })

  it("refuses a method that it does not know", () => {
    expect(() => value("$ctx.list.stream()", { list: [] })).toThrow("The method stream of a List is not supported")
  })

  it("reaches no JavaScript", () => {
    const ctx = { m: {}, s: "x", l: [] }
    expect(() => value("$ctx.m.constructor('return 1')", ctx)).toThrow(TemplateError)
    expect(() => value("$ctx.m.hasOwnProperty('a')", ctx)).toThrow(TemplateError)
    expect(value("$util.toJson($util.isNull($ctx.m.constructor))", ctx)).toBe(true)
    expect(value("$util.toJson($util.isNull($ctx.l['__proto__']))", ctx)).toBe(true)
  })

  it("keeps __proto__ a key like any other", () => {
    const map = {}
    render("$util.qr($ctx.m.put('__proto__', {'polluted': true}))", { m: map })
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype)
    expect(Object.keys(map)).toEqual(["__proto__"])
  })
})

describe("$util", () => {
  it("raises errors with AppSync's fields", () => {
    expect(() => value("$util.unauthorized()")).toThrow(
      expect.objectContaining({ errorType: "Unauthorized", message: "Not Authorized to access things on type Query" }),
    )
    expect(() => value("$util.error('no', 'Custom', {'a': 1}, {'b': 2})")).toThrow(
      expect.objectContaining({ message: "no", errorType: "Custom", data: { a: 1 }, errorInfo: { b: 2 } }),
    )
    expect(() => value("$util.validate(false, 'bad')")).toThrow(
      expect.objectContaining({ message: "bad", errorType: "CustomTemplateException" }),
    )
  })

  it("collects appended errors and goes on", () => {
    appended.length = 0
    expect(value("$util.appendError('partly') [1]")).toEqual([1])
    expect(appended).toEqual([expect.objectContaining({ message: "partly" })])
  })

  it.each<[string, unknown]>([
    ["$util.toJson($util.defaultIfNull($ctx.none, [7]))", [7]],
    ["$util.toJson($util.isNullOrEmpty(''))", true],
    ["$util.toJson($util.isNullOrBlank('  '))", true],
    ["$util.toJson($util.typeOf({}))", "Map"],
    ['"$util.time.nowISO8601()"', "2030-01-02T03:04:05.678Z"],
    ["$util.time.nowEpochSeconds()", 1893553445],
    ["$util.dynamodb.toDynamoDBJson({'a': [1, null]})", { M: { a: { L: [{ N: "1" }, { NULL: true }] } } }],
    ["$util.toJson($util.map.copyAndRemoveAllKeys({'a': 1, 'b': 2}, ['a']))", { b: 2 }],
    ["$util.toJson($util.list.copyAndRetainAll([1, 2, 3], [2]))", [2]],
  ])("evaluates %s", (source, expected) => {
    expect(value(source, {})).toEqual(expected)
  })

  it("refuses a function that it does not have", () => {
    expect(() => value("$util.rds.toJsonString(1)")).toThrow("$util.rds is not supported by the local backend.")
    expect(() => value("$util.toString()")).toThrow("$util.toString is not supported by the local backend.")
  })
})

describe("calledUtilities", () => {
  it("lists every function that a template calls", () => {
    expect(
      calledUtilities('$util.qr($ctx.x) #if($utils.isNull(1)) "$!{util.time.nowISO8601()}" #end $utility.no()'),
    ).toEqual([["qr"], ["isNull"], ["time", "nowISO8601"]])
  })
})
