//! A picture in shades of grey, and which parts of it are dark.

/// A place in a picture, in pixels: right and down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Spot {
    pub(super) fn plus(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }

    pub(super) fn times(self, factor: f32) -> Self {
        Self { x: self.x * factor, y: self.y * factor }
    }

    pub(super) fn length(self) -> f32 {
        self.x.hypot(self.y)
    }
}

/// A picture in shades of grey, row by row, 0 is black.
pub(super) struct Sight<'a> {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) grey: &'a [u8],
}

impl Sight<'_> {
    /// The shade between four pixels; beyond the edge it is that of the edge.
    pub(super) fn shade(&self, spot: Spot) -> f32 {
        let (x, y) = (self.within(spot.x, self.width), self.within(spot.y, self.height));
        let (left, top) = (x as usize, y as usize);
        let (right, below) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (across, down) = (x - left as f32, y - top as f32);
        let pixel = |x: usize, y: usize| f32::from(self.grey[y * self.width + x]);
        let upper = pixel(left, top) * (1.0 - across) + pixel(right, top) * across;
        let lower = pixel(left, below) * (1.0 - across) + pixel(right, below) * across;
        upper * (1.0 - down) + lower * down
    }

    /// The middle of a pixel is where its shade is.
    fn within(&self, at: f32, side: usize) -> f32 {
        (at - 0.5).clamp(0.0, (side - 1) as f32)
    }

    /// Half as wide and high: the shade of every four pixels.
    pub(super) fn halved(&self) -> (usize, usize, Vec<u8>) {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut grey = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let first = 2 * y * self.width + 2 * x;
                let second = first + self.width;
                let four = [first, first + 1, second, second + 1];
                let sum: u16 = four.iter().map(|at| u16::from(self.grey[*at])).sum();
                grey.push((sum / 4) as u8);
            }
        }
        (width, height, grey)
    }
}

/// How a place is compared with what is around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Middle {
    /// With the mean: right among the modules of a code.
    Mean,
    /// With what is halfway between the darkest and the brightest: right at the edge of a code.
    Halfway,
}

/// Blocks along the longer side of a picture.
const BLOCKS: usize = 64;

/// So many blocks to each side are looked at.
const AROUND: usize = 2;

/// Less than this between dark and bright is nothing but paper.
const CONTRAST: u8 = 36;

/// Which pixels are dark.
pub(super) struct Dark {
    pub(super) width: usize,
    pub(super) height: usize,
    dark: Vec<bool>,
}

impl Dark {
    pub(super) fn of(sight: &Sight<'_>, middle: Middle) -> Self {
        let side = sight.width.max(sight.height).div_ceil(BLOCKS).max(4);
        let (columns, rows) = (sight.width.div_ceil(side), sight.height.div_ceil(side));
        let mut blocks = vec![Block::default(); columns * rows];
        for (y, row) in sight.grey.chunks_exact(sight.width).enumerate() {
            for (x, pixels) in row.chunks(side).enumerate() {
                let block = &mut blocks[y / side * columns + x];
                for pixel in pixels {
                    block.see(*pixel);
                }
            }
        }
        let thresholds: Vec<u8> = (0..columns * rows)
            .map(|at| {
                let (x, y) = (at % columns, at / columns);
                let mut around = Block::default();
                for y in y.saturating_sub(AROUND)..(y + AROUND + 1).min(rows) {
                    for x in x.saturating_sub(AROUND)..(x + AROUND + 1).min(columns) {
                        around.join(blocks[y * columns + x]);
                    }
                }
                around.threshold(middle)
            })
            .collect();
        let mut dark = Vec::with_capacity(sight.grey.len());
        for (y, row) in sight.grey.chunks_exact(sight.width).enumerate() {
            for (x, pixels) in row.chunks(side).enumerate() {
                let threshold = thresholds[y / side * columns + x];
                dark.extend(pixels.iter().map(|pixel| *pixel < threshold));
            }
        }
        Self { width: sight.width, height: sight.height, dark }
    }

    pub(super) fn row(&self, y: usize) -> &[bool] {
        &self.dark[y * self.width..(y + 1) * self.width]
    }

    /// `None` beyond the edge.
    pub(super) fn at(&self, x: isize, y: isize) -> Option<bool> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        if x < self.width { self.dark.get(y * self.width + x).copied() } else { None }
    }
}

#[derive(Clone, Copy)]
struct Block {
    sum: u32,
    count: u32,
    least: u8,
    most: u8,
}

impl Default for Block {
    fn default() -> Self {
        Self { sum: 0, count: 0, least: u8::MAX, most: 0 }
    }
}

impl Block {
    fn see(&mut self, pixel: u8) {
        self.sum += u32::from(pixel);
        self.count += 1;
        self.least = self.least.min(pixel);
        self.most = self.most.max(pixel);
    }

    fn join(&mut self, other: Self) {
        self.sum += other.sum;
        self.count += other.count;
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
    }

    /// Darker than this is dark.
    fn threshold(self, middle: Middle) -> u8 {
        if self.most.saturating_sub(self.least) < CONTRAST {
            return 0;
        }
        match middle {
            Middle::Mean => (self.sum / self.count.max(1) * 15 / 16) as u8,
            Middle::Halfway => self.least.midpoint(self.most),
        }
    }
}
