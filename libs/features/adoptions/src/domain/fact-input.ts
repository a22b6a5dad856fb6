import { fault, invalidInput, ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';

/** @throws AppError `invalid_input` with `date_in_future`; days are `YYYY-MM-DD` */
export function requirePast(path: string, day: string, today: string): void {
  if (day <= today) return;
  throw invalidInput([fault(path, 'date_in_future', '日期不能晚于今天。', 'This day has not come yet.')]);
}

/** A fact needs a report that was sent and not taken back. @throws AppError `submission_withdrawn`, `submission_not_sent` */
export function requireReported(state: string): void {
  const refusal = refusals[state];
  if (refusal) throw refusal();
}

const refusals: Record<string, (() => AppError) | undefined> = {
  withdrawn: () =>
    ruleBroken('submission_withdrawn', '来稿已撤回，不能登记。', 'This report was withdrawn by its sender.'),
  draft: () =>
    ruleBroken('submission_not_sent', '稿件还没有报送，不能登记。', 'This report was not sent yet.'),
};
