import type { ChannelAccess, ChannelAdapter, ChannelLimit } from '../../channel-adapter';
import type { PublicationDraft } from '../../publication-draft';
import { aDraftImage } from '../a-publication-draft';

type Maker = (draft: PublicationDraft, amount: number) => PublicationDraft | Promise<PublicationDraft>;

export interface LimitsOptions {
  account: ChannelAccess;
  /** One that can be published as it is. */
  aDraft(): Promise<PublicationDraft>;
  /** By path: the draft with exactly so much there. Plain texts, lists and files are known already. */
  makers?: Record<string, Maker>;
  /** Paths whose amount is only known once the platform's form is made: one past fires, the limit itself is not tried. */
  inexact?: string[];
  /** Paths (or `path.unit`) that no draft of this account can break, with the reason. */
  unchecked?: Record<string, string>;
}

/** Every limit that an adapter states has a check behind it which says so one past it, and not before. */
export function describeLimits(adapter: ChannelAdapter, options: LimitsOptions): void {
  const { account, inexact = [], unchecked = {} } = options;
  const limits = (adapter.limitsOf?.(account) ?? adapter.limits).filter(
    ({ path, unit }) => !(path in unchecked) && !(`${path}.${unit}` in unchecked),
  );
  const cases = limits.flatMap((limit) => [
    ...(limit.max === undefined ? [] : [caseOf(limit, limit.max, limit.max + 1)]),
    // Nothing less than one can be asked of a text that is not there.
    ...(limit.min === undefined ? [] : [caseOf(limit, limit.min, limit.min - 1)]),
  ]);

  describe(`the limits of ${adapter.platform}`, () => {
    if (cases.length === 0) it('are none', () => expect(limits).toEqual([]));
    else
      it.each(cases)('$path: $allowed is taken, $refused is not', async ({ path, allowed, refused }) => {
        const make = options.makers?.[path] ?? makers[path];
        if (!make) throw new Error(`Nobody says how a draft with so much in ${path} is made`);
        const codesWith = async (amount: number) =>
          adapter.check(await make(await options.aDraft(), amount), account).map(({ code }) => code);
        const usual = adapter.check(await options.aDraft(), account).map(({ code }) => code);
        const past = (await codesWith(refused)).filter((code) => !usual.includes(code));
        expect(past).not.toEqual([]);
        if (inexact.includes(path)) return;
        const within = await codesWith(allowed);
        expect(past.filter((code) => !within.includes(code))).not.toEqual([]);
      });
  });
}

function caseOf({ path }: ChannelLimit, allowed: number, refused: number) {
  return { path, allowed, refused };
}

const signs = (amount: number) => '字'.repeat(Math.max(0, amount));

const makers: Record<string, Maker> = {
  title: (draft, amount) => ({ ...draft, title: signs(amount) }),
  summary: (draft, amount) => ({ ...draft, summary: signs(amount) }),
  text: (draft, amount) => ({ ...draft, text: signs(amount) }),
  byline: (draft, amount) => ({ ...draft, byline: signs(amount) }),
  html: (draft, amount) => ({ ...draft, html: `<p>${signs(amount - 7)}</p>` }),
  tags: (draft, amount) => ({
    ...draft,
    tags: Array.from({ length: amount }, (_, index) => `话题${index}`),
  }),
  canonicalUrl: (draft, amount) => ({
    ...draft,
    canonicalUrl: draft.canonicalUrl.padEnd(amount, 'a').slice(0, amount),
  }),
  'cover.bytes': (draft, amount) => ({ ...draft, cover: { ...draft.cover!, bytes: amount } }),
  'cover.width': (draft, amount) => ({ ...draft, cover: { ...draft.cover!, width: amount } }),
  'cover.height': (draft, amount) => ({ ...draft, cover: { ...draft.cover!, height: amount } }),
  'media.bytes': (draft, amount) => ({ ...draft, media: { ...draft.media!, bytes: amount } }),
  'media.durationSeconds': (draft, amount) => ({
    ...draft,
    media: { ...draft.media!, durationSeconds: amount },
  }),
  images: async (draft, amount) => {
    const images = await Promise.all(Array.from({ length: amount }, () => aDraftImage()));
    const html = images.map(({ assetId }) => `<img data-asset-id="${assetId}" alt="现场">`).join('');
    return {
      ...draft,
      html: `<p>十二支队伍同场竞技。</p>${html}`,
      images: Object.fromEntries(images.map((image) => [image.assetId, image])),
    };
  },
};
