import { describe, expect, it, onTestFinished } from "vitest"
import { laggingStore } from "./lagging-store"
import { openStore } from "./level-store"
import { del, put, startingWith } from "./store"

async function store(lag: number) {
  let now = 0
  const opened = await openStore()
  onTestFinished(() => opened.close())
  const lagging = laggingStore(
    opened,
    () => lag,
    () => now,
  )
  const passes = (ms: number) => {
    now += ms
  }
  const keysSeen = async (limit = 10) => (await lagging.delayed.entries(startingWith("k"), limit)).map(([key]) => key)
  return { lagging, passes, keysSeen }
}

describe("the delayed view of the store", () => {
  it("shows a change when the lag has passed, and the newest view at once", async () => {
    const { lagging, passes, keysSeen } = await store(1000)
    await lagging.write([put("k1", 1)])
    expect(await lagging.get("k1")).toBe(1)
    expect(await lagging.delayed.get("k1")).toBeUndefined()
    expect(await keysSeen()).toEqual([])
    passes(1000)
    expect(await lagging.delayed.getMany(["k1"])).toEqual([1])
    expect(await keysSeen()).toEqual(["k1"])
  })

  it("goes on showing what was deleted or replaced, in its place", async () => {
    const { lagging, passes, keysSeen } = await store(1000)
    await lagging.write([put("k1", "a"), put("k2", "b"), put("k3", "c")])
    passes(5000)
    await lagging.write([del("k2"), put("k3", "changed"), put("k0", "new")])
    await lagging.write([put("k3", "changed again")])
    expect(await keysSeen()).toEqual(["k1", "k2", "k3"])
    expect(await keysSeen(2)).toEqual(["k1", "k2"])
    expect(await lagging.delayed.get("k3")).toBe("c")
    passes(1000)
    expect(await keysSeen()).toEqual(["k0", "k1", "k3"])
  })

  it("has no delay when there is no lag", async () => {
    const { lagging, keysSeen } = await store(0)
    await lagging.write([put("k1", 1)])
    expect(await keysSeen()).toEqual(["k1"])
  })
})
