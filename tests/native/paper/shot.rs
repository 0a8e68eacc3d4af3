//! Pictures of QR codes on paper, as a camera takes them.

/// How a picture is taken.
#[derive(Clone, Copy, Debug)]
pub struct Shot {
    /// Pixels.
    pub width: usize,
    /// Pixels.
    pub height: usize,
    /// Of a module, in pixels.
    pub module: f32,
    /// Degrees.
    pub turn: f32,
    /// How much nearer the right and the lower edge of the picture are than the middle.
    pub slant: (f32, f32),
    /// Of a sheet that is not flat: modules that its middle is off.
    pub bulge: f32,
    /// Standard deviation, in pixels.
    pub blur: f32,
    /// Most that a shade is off.
    pub noise: i32,
}

/// A sheet with one code.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Modules on a side.
    pub size: usize,
    /// Row by row.
    pub dark: Vec<bool>,
}

/// Light around a code, in modules.
const QUIET: f32 = 4.0;

impl Sheet {
    /// 1 is dark. `None` beyond the paper.
    fn ink(&self, across: f32, down: f32) -> Option<f32> {
        let size = self.size as f32;
        let on_paper = -QUIET..size + QUIET;
        if !on_paper.contains(&across) || !on_paper.contains(&down) {
            return None;
        }
        let within = (0.0..size).contains(&across) && (0.0..size).contains(&down);
        let dark = within && self.dark[down as usize * self.size + across as usize];
        Some(f32::from(u8::from(dark)))
    }
}

impl Shot {
    /// The picture in shades of grey, row by row.
    pub fn take(&self, sheet: &Sheet) -> Vec<u8> {
        let mut light = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                let parts = [0.25_f32, 0.75].map(|down| {
                    [0.25_f32, 0.75]
                        .map(|across| self.light(sheet, (x as f32 + across, y as f32 + down)))
                });
                light.push(parts.iter().flatten().sum::<f32>() / 4.0);
            }
        }
        let across = self.blurred(&light, 1);
        let blurred = self.blurred(&across, self.width);
        let mut random = Random(1);
        let shade = |(at, light): (usize, &f32)| {
            // Brighter where the lamp is.
            let lamp = 0.6 + 0.35 * (at / self.width) as f32 / self.height as f32;
            (light * lamp) as i32 + random.within(self.noise)
        };
        blurred.iter().enumerate().map(shade).map(|shade| shade.clamp(0, 255) as u8).collect()
    }

    fn light(&self, sheet: &Sheet, (x, y): (f32, f32)) -> f32 {
        let (width, height) = (self.width as f32, self.height as f32);
        let (x, y) = (x - width / 2.0, y - height / 2.0);
        let near = 1.0 + self.slant.0 * x / width + self.slant.1 * y / height;
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let (across, down) = ((x * cos + y * sin) / near, (y * cos - x * sin) / near);
        let middle = sheet.size as f32 / 2.0;
        let across = across / self.module + middle;
        let down = down / self.module + middle;
        // Highest in the middle, as a sheet that was folded.
        let lift = 1.0 - ((across - middle) / middle).powi(2);
        match sheet.ink(across, down + self.bulge * lift) {
            None => 105.0,
            Some(ink) => 245.0 - 215.0 * ink,
        }
    }

    fn blurred(&self, light: &[f32], step: usize) -> Vec<f32> {
        let reach = (3.0 * self.blur).ceil() as i64;
        let weights: Vec<f32> = (-reach..=reach)
            .map(|off| (-(off as f32).powi(2) / (2.0 * self.blur.max(0.01).powi(2))).exp())
            .collect();
        let sum: f32 = weights.iter().sum();
        let end = light.len() as i64 - 1;
        let mean = |at: usize| {
            let shade = |(off, weight): (i64, &f32)| {
                light[(at as i64 + off * step as i64).clamp(0, end) as usize] * weight
            };
            (-reach..=reach).zip(&weights).map(shade).sum::<f32>() / sum
        };
        (0..light.len()).map(mean).collect()
    }
}

/// The same every time: xorshift.
struct Random(u32);

impl Random {
    fn within(&mut self, most: i32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as i32 % (2 * most + 1) - most
    }
}
