import type { FixedAttribute } from "./attribute-form"
import { Fact, Facts } from "./facts"

/** What a form of attributes leaves alone, behind a line, each with the reason. */
export function FixedAttributes({ summary, fixed }: { summary: string; fixed: readonly FixedAttribute[] }) {
  if (fixed.length === 0) return null
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">{summary}</summary>
      <div className="mt-3">
        <Facts>
          {fixed.map(({ name, value, reason }) => (
            <Fact key={name} name={<code className="font-mono text-xs">{name}</code>}>
              <bdi>{value}</bdi>
              <span className="block text-xs text-muted">{reason}</span>
            </Fact>
          ))}
        </Facts>
      </div>
    </details>
  )
}
