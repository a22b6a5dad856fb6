import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { inOffice, OFFICE_ZONE } from './office-zone';

const WALL = 'YYYY-MM-DDTHH:mm:ss';

/** What a clock in the office shows, as a picker wants it: the browser may stand in another zone. */
export const toOfficeClock = (moment: string): Dayjs => dayjs(inOffice(moment).format(WALL));

/** The moment at which a clock in the office shows this. */
export const fromOfficeClock = (clock: Dayjs): string =>
  dayjs.tz(clock.format(WALL), OFFICE_ZONE).toISOString();
