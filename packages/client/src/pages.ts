/** A part of a list, and where the next one begins: null at its end. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Every item of a list, page by page as they are asked for. */
export async function* itemsOf<Item>(
  load: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
