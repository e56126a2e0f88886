const SIZE = 320
const LEFT = 46
const BOTTOM = 42
const EDGE = 14
/** Fewer items than this are chance: a point, but no turn of the curve. */
const FEW = 10

/** Said against was, as an SVG that takes its colours from the page; the numbers stand in the table beside it. */
export function reliabilityCurve(bins: readonly { said: number; was: number; items: number }[]): string {
  const width = LEFT + SIZE + EDGE
  const height = EDGE + SIZE + BOTTOM
  const x = (share: number) => round(LEFT + share * SIZE)
  const y = (share: number) => round(EDGE + (1 - share) * SIZE)
  const most = Math.max(1, ...bins.map((bin) => bin.items))
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
  const grid = ticks.map(
    (tick) =>
      `<path class="grid" d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}"/>
<text x="${x(tick)}" y="${y(0) + 17}" text-anchor="middle">${tick}</text><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
  )
  const points = bins.map(
    (bin) => `<circle cx="${x(bin.said)}" cy="${y(bin.was)}" r="${round(3 + 7 * Math.sqrt(bin.items / most))}"/>`,
  )
  const line = bins
    .filter((bin) => bin.items >= FEW)
    .map((bin) => `${x(bin.said)},${y(bin.was)}`)
    .join(' ')
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="curve-title curve-text">
<title id="curve-title">Reliability of confidence</title>
<desc id="curve-text">Curve of how often the category was right against how sure the judgement was; the table beside it has the same numbers.</desc>
${grid.join('\n')}
<path class="ideal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>
<polyline points="${line}"/>
${points.join('')}
<text x="${x(0.5)}" y="${height - 5}" text-anchor="middle">confidence</text>
<text x="12" y="${y(0.5)}" text-anchor="middle" transform="rotate(-90 12 ${y(0.5)})">was right</text>
</svg>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
