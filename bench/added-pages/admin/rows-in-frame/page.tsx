import { requireRole } from "@/lib/session"
import ConstantRows from "../../constant-rows/page"

/** The same table in the console's frame, for somebody who is signed in, without the API: what stands between the two. */
export default async function RowsInFrame() {
  await requireRole()
  return <ConstantRows />
}
