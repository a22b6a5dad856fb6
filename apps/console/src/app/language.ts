import dayjs from 'dayjs';
import i18next from 'i18next';
import { currentLanguage } from '@/api-client';

/** Sentences come with the folders that say them; here is only which language it is. */
export async function beginLanguage(): Promise<void> {
  const language = currentLanguage();
  document.documentElement.lang = language;
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  await i18next.changeLanguage(language);
}
