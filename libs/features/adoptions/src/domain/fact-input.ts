import { fault, invalidInput, ruleBroken } from '@haojiao/kernel';

/** @throws AppError `invalid_input` with `date_in_future`; days are `YYYY-MM-DD` */
export function requirePast(path: string, day: string, today: string): void {
  if (day <= today) return;
  throw invalidInput([fault(path, 'date_in_future', '日期不能晚于今天。', 'This day has not come yet.')]);
}

/** A fact needs a report that was not taken back. @throws AppError `submission_withdrawn` */
export function requireReported(state: string): void {
  if (state !== 'withdrawn') return;
  throw ruleBroken(
    'submission_withdrawn',
    '来稿已撤回，不能登记。',
    'This report was withdrawn by its sender.',
  );
}
