/** A strip of another colour above everything, for what nobody must overlook, such as that this is no real user pool. */
export function NoticeStrip({ text }: { text: string | undefined }) {
  if (!text) return null
  return (
    <aside
      aria-label="Notice"
      className="bg-accent-fill px-4 py-1 text-center text-xs text-balance font-medium text-on-accent"
    >
      {text}
    </aside>
  )
}
