import type { Message } from '@haojiao/kernel';
import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { WorkingDayYearEntity } from '../persistence/working-day-year.entity';
import type { WorkingDayYearResponse } from './working-day.responses';

export function presentYear({ importedAt, ...year }: WorkingDayYearEntity): WorkingDayYearResponse {
  return { ...year, confirmed: true, importedAt: importedAt.toISOString(), note: null };
}

/** A year of which only the weekends are known. */
export function presentUnconfirmed(year: number, language: Language): WorkingDayYearResponse {
  return {
    year,
    confirmed: false,
    version: null,
    days: [],
    source: null,
    importedBy: null,
    importedAt: null,
    note: pick(notConfirmed, language),
  };
}

const notConfirmed: Message = {
  zh: '该年放假安排尚未导入（未确认），目前只按周末计算。',
  en: 'The holidays of this year are not confirmed: they were not imported, and only weekends are reckoned with.',
};
