import { expect, it } from "vitest"
import { inBatches } from "./in-batches"

const USERS = Array.from({ length: 25 }, (_, number) => String(number))

it("sends everybody once, ten at a time, one batch after the other", async () => {
  const sent: string[][] = []
  let under = 0
  await inBatches(
    USERS,
    async (batch) => {
      expect(++under).toBe(1)
      await Promise.resolve()
      under--
      sent.push(batch)
      return true
    },
    new AbortController().signal,
  )
  expect(sent.map((batch) => batch.length)).toEqual([10, 10, 5])
  expect(sent.flat()).toEqual(USERS)
})

it("sends nothing more after a batch that says so", async () => {
  const sent: string[][] = []
  await inBatches(USERS, async (batch) => sent.push(batch) < 2, new AbortController().signal)
  expect(sent).toHaveLength(2)
})

it("finishes the batch that is on its way when it is stopped, and sends no other", async () => {
  const stop = new AbortController()
  const sent: string[][] = []
  const send = async (batch: string[]) => {
    sent.push(batch)
    stop.abort()
    return true
  }
  await inBatches(USERS, send, stop.signal)
  expect(sent).toHaveLength(1)
})
