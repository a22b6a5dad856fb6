import type { Asset } from './use-asset';

/** Address of the rendition that a small place shows; null where the asset has none. */
export function pictureOf(
  asset: Asset,
  name: 'thumb' | 'small' | 'medium' | 'large' = 'thumb',
): string | null {
  const named = asset.renditions.filter((rendition) => rendition.name === name);
  const webp = named.find(({ mediaType }) => mediaType === 'image/webp');
  return (webp ?? named[0])?.url ?? asset.preparation?.posterUrl ?? null;
}

/** `1.4 MB` */
export function bytesText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const value = bytes / 1024 ** step;
  return `${value >= 10 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]!}`;
}

/** `3:07`, `1:02:45` */
export function lengthText(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const tail = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

export type Standing = 'expired' | 'expiring' | 'fine';

const WARNED_DAYS = 30;

/** Whether an asset may be used by its rights. `today` is a day of the office, `YYYY-MM-DD`. */
export function standingOf({ rights }: Pick<Asset, 'rights'>, today: string): Standing {
  const end = rights?.expiresOn;
  if (!end) return 'fine';
  if (end < today) return 'expired';
  return (Date.parse(end) - Date.parse(today)) / 86_400_000 <= WARNED_DAYS ? 'expiring' : 'fine';
}
