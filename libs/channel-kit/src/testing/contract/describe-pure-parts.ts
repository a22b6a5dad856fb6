import { Socket } from 'node:net';
import type { ChannelAccess, ChannelAdapter } from '../../channel-adapter';
import type { DraftImage, DraftMedia, PublicationDraft } from '../../publication-draft';

export interface PurePartsOptions {
  account: ChannelAccess;
  /** One that can be published as it is. */
  aDraft: () => Promise<PublicationDraft>;
}

/** What an adapter says about a draft comes from the draft alone: no call, no file, no clock, nothing changed. */
export function describePureParts(adapter: ChannelAdapter, { account, aDraft }: PurePartsOptions): void {
  describe(`${adapter.platform}, asked about a draft`, () => {
    let connections = 0;

    beforeEach(() => {
      connections = 0;
      jest.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
        connections += 1;
        throw new Error('It went to the network');
      });
    });
    afterEach(() => jest.restoreAllMocks());

    const asked: [string, (draft: PublicationDraft) => unknown][] = [
      ['chooseMode', (draft) => adapter.chooseMode(draft, account)],
      ['check', (draft) => adapter.check(draft, account)],
      ['preview', (draft) => adapter.preview(draft, account)],
      ...(adapter.handOff !== undefined
        ? [['handOff', (draft: PublicationDraft) => packOf(adapter, draft, account)] as [string, never]]
        : []),
    ];

    it.each(asked)(
      'answers %s the same twice, without network or files, and leaves it as it is',
      async (_name, ask) => {
        const draft = sealed(await aDraft());
        const first: unknown = ask(draft);
        expect(first).not.toBeInstanceOf(Promise);
        expect(ask(draft)).toEqual(first);
        expect(connections).toBe(0);
      },
    );

    it('finds nothing wrong with a draft that can go out', async () => {
      const errors = adapter.check(await aDraft(), account).filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([]);
    });
  });
}

function packOf(adapter: ChannelAdapter, draft: PublicationDraft, account: ChannelAccess): unknown {
  const { files, ...pack } = adapter.handOff!(draft, account);
  return { ...pack, files: files.map(({ name, mediaType }) => ({ name, mediaType })) };
}

/** Frozen, and its files can't be opened. */
function sealed(draft: PublicationDraft): PublicationDraft {
  const closed = () => Promise.reject(new Error('A file was opened'));
  const image = (one: DraftImage): DraftImage => ({ ...one, encode: closed, publicUrl: closed });
  const media = (one: DraftMedia): DraftMedia => ({
    ...one,
    read: closed,
    publicUrl: closed,
    convert: closed,
  });
  return freeze({
    ...draft,
    cover: draft.cover && image(draft.cover),
    images: Object.fromEntries(Object.entries(draft.images).map(([id, one]) => [id, image(one)])),
    media: draft.media && media(draft.media),
  });
}

function freeze<T extends object>(value: T): T {
  for (const member of Object.values(value) as unknown[])
    if (typeof member === 'object' && member !== null) freeze(member);
  return Object.freeze(value);
}
