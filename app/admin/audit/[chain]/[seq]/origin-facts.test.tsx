import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { AUDIT } from "@/lib/audit-words"
import { OriginFacts } from "./origin-facts"

const shown = (sourceAddress: string | null) => {
  const record = { requestId: "r1", sourceAddress, claimedAddress: null, claimedUserAgent: null }
  return renderToStaticMarkup(<OriginFacts record={record as never} />)
}

it("an address that AppSync saw is a fact; of several, one is", () => {
  expect(shown("203.0.113.9")).toContain(AUDIT.fact)
  expect(shown("203.0.113.9, 198.51.100.4")).not.toContain(AUDIT.fact)
  expect(shown("203.0.113.9, 198.51.100.4")).toContain(AUDIT.oneFact)
})
