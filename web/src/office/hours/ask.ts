/** What the dialog is opened for: a punch to move, something to add, a correction or an approval to take back. */
import type { HoursEdit, HoursPunch } from '../../shared/types';

export type Ask =
  | { kind: 'move'; punch: HoursPunch; at: number }
  | { kind: 'addOut'; at: number }
  | { kind: 'addShift'; from: number; to: number }
  | { kind: 'undo'; edit: HoursEdit }
  | { kind: 'withdraw' };

/** How a request names a punch: a press by itself, an added one by the correction that put it there. */
export function naming(punch: HoursPunch): { punch_id: string } | { edit_id: string } {
  return punch.source === 'press' ? { punch_id: punch.id } : { edit_id: punch.id };
}
