/** Which room of a page is open, kept in the address: `?room=hours&id=...`, so that back, reload and links work. */

class Rooms {
  room = $state('');
  /** The rest of the address: whatever the room keeps there. */
  params = $state.raw(new URLSearchParams());

  /** Read the address; `first` is the room of an address that names none, or one that this page does not have. */
  begin(known: readonly string[], first: string): void {
    const read = (): void => {
      const search = new URLSearchParams(location.search);
      const asked = search.get('room') ?? '';
      this.room = known.includes(asked) ? asked : first;
      search.delete('room');
      this.params = search;
    };
    read();
    addEventListener('popstate', read);
  }

  go(room: string, params: Record<string, string> = {}): void {
    this.room = room;
    this.params = new URLSearchParams(params);
    history.pushState(null, '', `?${new URLSearchParams({ room, ...params })}`);
  }

  /** Change what the room keeps in the address, without a step back to it. */
  keep(params: Record<string, string>): void {
    this.params = new URLSearchParams(params);
    history.replaceState(null, '', `?${new URLSearchParams({ room: this.room, ...params })}`);
  }
}

export const rooms = new Rooms();
