import { ruleBroken } from '@haojiao/kernel';

/** What went out is reviewed to the end. */
export function backfillStays() {
  return ruleBroken(
    'backfill_not_recalled',
    '这是应急发布的补审，不能撤回；请等待审核结果，已发出的内容可先撤稿。',
    'This review makes an emergency order good and is not recalled; what is out can be withdrawn meanwhile.',
  );
}

/** What went out is what is reviewed: a correction would leave the very words unreviewed. */
export function backfillNotCorrected() {
  return ruleBroken(
    'backfill_not_corrected',
    '补审针对已发出的原稿，不能在审核中改稿；有问题请退回，再更正并重新送审。',
    'What is reviewed is out already and is not corrected in its review; return it, and have a correction reviewed.',
  );
}
