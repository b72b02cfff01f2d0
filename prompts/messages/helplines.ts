/**
 * Telephone numbers that red-flag answers name: one file, for a human to verify before release and once a year.
 * `checked: null` means nobody has confirmed the number against its official page yet.
 */
export interface Helpline {
  name: string
  number: string
  /** The official page or body that publishes the number. */
  source: string
  /** 'YYYY-MM-DD' of the last confirmation by a human. */
  checked: string | null
}

export const helplines = {
  emergency: { name: '救急車', number: '119', source: '総務省消防庁', checked: null },
  advice: { name: '救急安心センター事業', number: '#7119', source: '総務省消防庁', checked: null },
  yorisoi: {
    name: 'よりそいホットライン',
    number: '0120-279-338',
    source: '一般社団法人社会的包摂サポートセンター',
    checked: null,
  },
  inochiSos: {
    name: '#いのちSOS',
    number: '0120-061-338',
    source: 'NPO法人自殺対策支援センターライフリンク',
    checked: null,
  },
} as const satisfies Record<string, Helpline>
