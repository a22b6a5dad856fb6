import { imageSize } from './wechat-image-size';
import type { WechatAccount } from './wechat-account';
import { WechatError } from './wechat-error';
import { plainText } from './wechat-routes';

const fraction = /^(0|1|0?\.\d{1,6}|1\.0{1,6})$/;
const ratios: Readonly<Record<string, number>> = { '1_1': 1, '16_9': 16 / 9, '2.35_1': 2.35 };
/** How exact the platform is, is not documented. */
const TOLERANCE = 0.02;

/** Cover crops of an article: form, range, and whether the area is really of its ratio. @throws WechatError 53402 */
export function checkCrops(
  account: WechatAccount,
  type: 'news' | 'newspic',
  given: Record<string, unknown>,
): void {
  if (type === 'news') {
    for (const [field, ratio] of [
      ['pic_crop_235_1', '2.35_1'],
      ['pic_crop_1_1', '1_1'],
    ] as const) {
      const text = plainText(given[field]);
      if (text !== '') checkArea(account, given.thumb_media_id, text.split('_'), ratio);
    }
    return;
  }
  const list = (given.cover_info as { crop_percent_list?: unknown } | undefined)?.crop_percent_list;
  const images = (given.image_info as { image_list?: { image_media_id?: unknown }[] } | undefined)
    ?.image_list;
  for (const crop of Array.isArray(list) ? (list as Record<string, unknown>[]) : []) {
    const parts = [crop.x1, crop.y1, crop.x2, crop.y2];
    // Numbers are refused: the reference writes the coordinates as text.
    if (!parts.every((part) => typeof part === 'string')) throw new WechatError(53402);
    checkArea(account, images?.[0]?.image_media_id, parts, plainText(crop.ratio));
  }
}

function checkArea(account: WechatAccount, mediaId: unknown, parts: string[], ratio: string): void {
  const wanted = ratios[ratio];
  if (wanted === undefined || parts.length !== 4 || !parts.every((part) => fraction.test(part)))
    throw new WechatError(53402);
  const [x1, y1, x2, y2] = parts.map(Number) as [number, number, number, number];
  if (x2 <= x1 || y2 <= y1) throw new WechatError(53402);
  const size = imageSize(account.materials.get(plainText(mediaId))?.bytes);
  if (!size) return;
  const actual = ((x2 - x1) * size.width) / ((y2 - y1) * size.height);
  if (Math.abs(actual / wanted - 1) > TOLERANCE) throw new WechatError(53402);
}
