import { passwordRules } from "@/lib/password-rules"
import type { DescribedUserPool } from "@/lib/user-pool"
import { mfaFactorName, SIGN_IN_NAMES } from "@/lib/user-pool-words"
import { Fact, Facts } from "./users/[userId]/facts"

const MFA: Readonly<Record<string, string>> = { OFF: "Off", OPTIONAL: "Each user's choice", ON: "Required" }

/** What the pool is like, for somebody who has not set it up. */
export function PoolFacts({ pool }: { pool: DescribedUserPool }) {
  const custom = pool.attributes.filter(({ name }) => name.startsWith("custom:"))
  const required = pool.attributes.filter(({ name, required }) => required && name !== "sub")
  const factors = pool.mfaFactors.map(mfaFactorName)
  return (
    <Facts>
      <Fact name="Users, estimated">
        <a href="/admin/users" className="font-medium text-accent tabular-nums hover:underline">
          {pool.estimatedNumberOfUsers.toLocaleString("en")}
        </a>
      </Fact>
      <Fact name="People sign in with">{LIST.format(pool.signInBy.map((name) => SIGN_IN_NAMES[name]))}</Fact>
      <Fact name="Passwords">{passwordRules(pool.passwordPolicy)}</Fact>
      <Fact name="Second factor">
        {MFA[pool.mfa] ?? pool.mfa}
        {pool.mfa !== "OFF" && factors.length > 0 && <span className="text-muted"> · {LIST.format(factors)}</span>}
      </Fact>
      <Fact name="Required attributes">{names(required)}</Fact>
      <Fact name="Custom attributes">{names(custom)}</Fact>
    </Facts>
  )
}

function names(attributes: readonly { name: string }[]) {
  if (attributes.length === 0) return <span className="text-muted">None</span>
  return <code className="font-mono text-xs">{attributes.map(({ name }) => name).join(", ")}</code>
}

const LIST = new Intl.ListFormat("en", { type: "disjunction" })
