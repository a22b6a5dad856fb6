import { useWords } from '@/ui';

/** `1 小时 30 分`. */
export function useLength(): (seconds: number | null) => string {
  const say = useWords('figures');
  return (seconds) => {
    if (seconds === null || seconds === 0) return '—';
    const minutes = Math.max(1, Math.round(seconds / 60));
    const hours = Math.floor(minutes / 60);
    if (hours === 0) return say('live.minutes', { minutes });
    return say('live.hours', { hours, minutes: minutes % 60 });
  };
}
