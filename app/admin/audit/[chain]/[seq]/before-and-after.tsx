import type { AuditRecord } from "@/amplify/data/audit/audit-event"
import { type Difference, differences, valuesOf } from "@/lib/audit-difference"
import { AUDIT, VALUE_NAMES } from "@/lib/audit-words"
import { statusWords } from "@/lib/user-status"
import { Fact, Facts } from "../../../users/[userId]/facts"

interface Props {
  record: AuditRecord
  /** Whether another event, its outcome, says that it was done, and has what there was after it. */
  isDoneByPartner?: boolean
}

/** What was asked for, and what there was before and after, side by side with what changed marked. */
export function BeforeAndAfter({ record, isDoneByPartner = false }: Props) {
  const asked = valuesOf(record.arguments)
  const isDone = record.kind === "outcome" && record.outcome === "done"
  const values = differences(record.before, isDone ? record.after : record.before)
  return (
    <div className="grid gap-4">
      {values.length > 0 ? (
        <ValueTable
          values={values}
          noAfter={isDone ? undefined : isDoneByPartner ? AUDIT.afterInOutcome : AUDIT.noAfter}
        />
      ) : (
        <p className="text-muted">{AUDIT.nothingCompared}</p>
      )}
      {asked.length > 0 && (
        <div className="grid gap-2">
          <h3 className="font-medium">What was asked for</h3>
          <Facts>
            {asked.map(([name, text]) => (
              <Fact key={name} name={<code className="font-mono text-xs">{name}</code>}>
                <Value text={text} />
              </Fact>
            ))}
          </Facts>
        </div>
      )}
    </div>
  )
}

interface TableProps {
  values: readonly Difference[]
  /** What is said where no values after can be shown. */
  noAfter?: string
}

function ValueTable({ values, noAfter }: TableProps) {
  return (
    <table className="difference">
      <thead>
        <tr>
          <th scope="col">Value</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ name, before, after, changed }) => (
          <tr key={name}>
            <th scope="row">
              {Object.hasOwn(VALUE_NAMES, name) ? VALUE_NAMES[name] : <code className="font-mono text-xs">{name}</code>}
            </th>
            <td className={changed ? "was" : undefined}>
              <Value text={asRead(name, before)} />
            </td>
            <td className={changed ? "is" : undefined}>
              {noAfter === undefined ? (
                <Value text={asRead(name, after)} />
              ) : (
                <span className="text-muted">{noAfter}</span>
              )}
              {changed && <span className="changed">changed</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A user's state is called here what it is called elsewhere. */
const asRead = (name: string, text: string | null) =>
  name === "status" && text !== null ? statusWords(text).word : text

function Value({ text }: { text: string | null }) {
  if (text === null || text === "") return <span className="text-muted">none</span>
  return <bdi>{text}</bdi>
}
