import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { SiteSettings } from './site-settings';

/** What the shape of a request can't say: a window that ends before it starts, and one without both ends. */
export function settingFaults({ grey }: SiteSettings): Fault[] {
  if (grey?.mode !== 'window') return [];
  const { from, until } = grey;
  if (!from || !until) {
    return [
      fault(
        from ? 'grey.until' : 'grey.from',
        'grey_window_open',
        '按时段变灰时，须写明起止时间。',
        'A grey window needs the time at which it starts and the time at which it ends.',
      ),
    ];
  }
  if (Date.parse(until) > Date.parse(from)) return [];
  return [fault('grey.until', 'not_after_start', '结束时间应晚于开始时间。', 'It must end after it starts.')];
}
