import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';
import 'dayjs/locale/zh-cn';
import { inOffice } from './office-zone';

dayjs.extend(relativeTime);

/** `11月22日 09:05`, with the year where it is another one. */
export function momentText(moment: string | Date): string {
  const there = inOffice(moment);
  const isThisYear = there.year() === inOffice(Date.now()).year();
  return there.format(isThisYear ? 'MM-DD HH:mm' : 'YYYY-MM-DD HH:mm');
}

/** A time; the whole of it, and how long ago, when one points at it. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={`${inOffice(at).format('YYYY-MM-DD HH:mm:ss')} · ${inOffice(at).fromNow()}`}>
      {momentText(at)}
    </time>
  );
}
