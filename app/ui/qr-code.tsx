import { encodeQR } from "qr"

/** White around the code that scanners need, in modules (ISO/IEC 18004). */
const QUIET_ZONE = 4

interface Props {
  /** What a scanner reads. */
  text: string
  /** What the picture is, for whoever does not see it. */
  label: string
}

/**
 * A QR code, drawn on the server: no script, no image to load, no exception in the Content-Security-Policy. Black on
 * white in the dark, too: many scanners do not read it the other way round.
 */
export function QrCode({ text, label }: Props) {
  const modules = encodeQR(text, "raw", { ecc: "low", border: QUIET_ZONE })
  const size = modules.length
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className="size-52" shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={modules.map(linesOfRow).join("")} stroke="#000" />
    </svg>
  )
}

/** The dark modules of one row as lines of their thickness. */
function linesOfRow(row: readonly boolean[], y: number): string {
  const dark = row.map((isDark) => (isDark ? "1" : "0")).join("")
  const lines = [...dark.matchAll(/1+/g)].map(({ index, 0: { length } }) => `M${index} ${y + 0.5}h${length}`)
  return lines.join("")
}
