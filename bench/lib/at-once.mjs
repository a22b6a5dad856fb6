/** Does something for every entry, a given number of them at a time; gives what came of each, in order. */
export async function atOnce(entries, hands, run) {
  const results = [];
  let next = 0;
  const hand = async (index) => {
    while (next < entries.length) {
      const mine = next;
      next += 1;
      results[mine] = await run(entries[mine], index);
    }
  };
  await Promise.all(Array.from({ length: hands }, (_, index) => hand(index)));
  return results;
}
