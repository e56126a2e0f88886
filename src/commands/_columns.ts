/** Rows as aligned lines; the last column is not padded. */
export function columns(rows: readonly string[][], widest = 40): string[] {
  const widths =
    rows[0]?.map((_, index) => Math.min(widest, Math.max(...rows.map((row) => (row[index] ?? '').length)))) ?? []
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
