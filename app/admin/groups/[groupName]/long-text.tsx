/** About four lines where the screen is wide. */
const SHORT = 320

/** A text as it was written, line ends and all; of a long one the beginning, and the rest where somebody asks for it. */
export function LongText({ text }: { text: string }) {
  const whole = (
    <span dir="auto" className="block whitespace-pre-line">
      {text}
    </span>
  )
  if (text.length <= SHORT) return whole
  return (
    <details className="group">
      <summary className="list-none">
        <span dir="auto" className="line-clamp-3 group-open:hidden">
          {[...text].slice(0, SHORT).join("")}…
        </span>
        <span className="font-medium text-accent hover:underline">
          <span className="group-open:hidden">Show all of it</span>
          <span className="hidden group-open:inline">Show less</span>
        </span>
      </summary>
      {whole}
    </details>
  )
}
