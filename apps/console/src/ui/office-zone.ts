import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** The offices' own zone: who looks from elsewhere sees the times of the union. */
export const OFFICE_ZONE = 'Asia/Shanghai';

export const inOffice = (moment: string | Date | number) => dayjs(moment).tz(OFFICE_ZONE);
