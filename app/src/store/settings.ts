/** A word that is kept from one visit to the next, or for a tab; where the browser blocks site data it is never there. */
export interface Setting {
  get(): string | undefined;
  set(value: string | undefined): void;
}

/** A setting of this browser. */
export const browserSetting = (name: string) => settingIn(() => localStorage, name);
/** A setting of this tab. */
export const tabSetting = (name: string) => settingIn(() => sessionStorage, name);

function settingIn(storage: () => Storage, name: string): Setting {
  return {
    get() {
      try {
        return storage().getItem(name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set(value) {
      try {
        if (value === undefined) storage().removeItem(name);
        else storage().setItem(name, value);
      } catch {
        // It is asked for again the next time.
      }
    },
  };
}
