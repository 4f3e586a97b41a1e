import { expect, it } from "vitest"
import { type Fault, Faults } from "./faults"

const fault = (fields: Partial<Fault> = {}): Fault => ({ moment: "before", ...fields })
const failing = () => new Error("failed")

/** How many of so many calls a fault befalls. */
async function befallen(faults: Faults<Fault>, calls: number): Promise<number> {
  const outcomes = await Promise.allSettled(
    Array.from({ length: calls }, () =>
      faults.around(
        () => true,
        async () => {},
      ),
    ),
  )
  return outcomes.filter(({ status }) => status === "rejected").length
}

it("befalls every call, unless a share says how many of them", async () => {
  const drawn = [0, 0.24, 0.25, 0.9]
  const faults = new Faults<Fault>(failing, () => drawn.shift() ?? 0.99)
  faults.set([fault({ share: 0.25 })])
  expect(await befallen(faults, 5)).toBe(2)
  faults.set([fault()])
  expect(await befallen(faults, 5)).toBe(5)
  expect(await befallen(new Faults<Fault>(failing), 3)).toBe(0)
})

it("draws for each fault, and stops after as many calls as it was told to", async () => {
  const faults = new Faults<Fault>(failing, () => 0)
  faults.set([fault({ share: 0.01, times: 2 }), fault({ moment: "after", times: 1 })])
  expect(await befallen(faults, 10)).toBe(3)
  expect(faults.list).toEqual([])
})
