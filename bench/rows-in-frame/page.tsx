import ConstantRows from "@/bench/constant-rows/page"
import { requireRole } from "@/lib/session"

/** The same table in the console's frame, for somebody who is signed in, without the API: what stands between the two. */
export default async function RowsInFrame() {
  await requireRole()
  return <ConstantRows />
}
