"""Write text recordings of every layout from given signals, with planted words in every free field.

Built from the documented layouts; nobody was recorded.
"""

import gzip
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
MUSE = ("TP9", "AF7", "AF8", "TP10")
FOUR = ("Fp1", "Fp2", "O1", "O2")
START = 1628086072.547
BANDS = ("Delta", "Theta", "Alpha", "Beta", "Gamma")


@dataclass
class Plant:
    """Give out distinct words that no output may hold, and remember them."""

    words: list[str] = field(default_factory=list)

    def __call__(self) -> str:
        self.words.append(f"Qxz{len(self.words):03d}w")
        return self.words[-1]


@dataclass(frozen=True)
class Kind:
    """Describe one way to write a recording.

    ``error_uv`` is the coarsest step of the format; ``needs`` names packages
    that its reader takes from the ``formats`` extra.
    """

    name: str
    sfreq: float
    channels: tuple[str, ...]
    make: Callable[[Path, Array, Plant], Path]
    format: str
    error_uv: float = 0.01
    needs: tuple[str, ...] = ()
    told: dict[str, object] = field(default_factory=dict)


def clock(seconds: float) -> str:
    whole = 51000.0 + seconds
    return f"{int(whole // 3600):02d}:{int(whole // 60 % 60):02d}:{whole % 60:06.3f}"


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def timed(x: Array, sfreq: float) -> list[tuple[float, Array]]:
    """Return each sample of all channels with its second."""
    return [(i / sfreq, sample) for i, sample in enumerate(x.T)]


def muse_lsl(folder: Path, x: Array, plant: Plant) -> Path:
    rows = [f"{START + t:.3f}," + ",".join(f"{v:.3f}" for v in c) + ",3.1,0" for t, c in timed(x, 256)]
    return write(folder / f"{plant()}.csv", "timestamps," + ",".join(MUSE) + ",Right AUX,Marker0", *rows)


def athena(folder: Path, x: Array, plant: Plant) -> Path:
    rows = [f"{START + t:.6f}," + ",".join(f"{v + 730:.3f}" for v in c) + "," for t, c in timed(x, 256.94)]
    rows[40] += plant()
    return write(folder / f"{plant()}.csv", "timestamps,eeg_1,eeg_2,eeg_3,eeg_4,note", *rows)


def mind_header(concentration: bool) -> list[str]:
    return [
        "TimeStamp", *(f"{b}_{c}" for b in BANDS for c in MUSE), *(f"RAW_{c}" for c in MUSE), "AUX_RIGHT",
        *(("Mellow", "Concentration") if concentration else ()),
        *(f"Accelerometer_{a}" for a in "XYZ"), *(f"Gyro_{a}" for a in "XYZ"), "HeadBandOn",
        *(f"HSI_{c}" for c in MUSE), "Battery", "Elements",
    ]  # fmt: skip


def mind_monitor(
    folder: Path, x: Array, plant: Plant, *, concentration: bool = False, clock_only: bool = False
) -> Path:
    """Write the app's full rate: stamps in bursts of twelve, rows of events, one field less than names."""
    names = mind_header(concentration)
    day = "" if clock_only else "2021-08-04 "
    rows = []
    for i, c in enumerate(x.T):
        stamp = clock((i // 12) * 12 / 256)
        stamp = stamp[3:-2] if clock_only else stamp
        bands = ["0.5"] * 20
        tail = ["0.0"] * (len(names) - 1 - 25 - 6) + ["1", "1", "1", "1", "1", "85"]
        rows.append(day + stamp + "," + ",".join([*bands, *(f"{v + 800:.4f}" for v in c), *tail]))
        if i % 2000 == 100:
            rows.append(day + stamp + "," * (len(names) - 1) + f"/Marker/{plant()}")
    return write(folder / f"{plant()}.csv", ",".join(names), *rows)


def mind_monitor_41(folder: Path, x: Array, plant: Plant) -> Path:
    return mind_monitor(folder, x, plant, concentration=True)


def mind_monitor_spreadsheet(folder: Path, x: Array, plant: Plant) -> Path:
    return mind_monitor(folder, x, plant, clock_only=True)


def mind_monitor_zip(folder: Path, x: Array, plant: Plant) -> Path:
    """Write what the app mails: a .zip with one .csv."""
    path = mind_monitor(folder, x, plant)
    packed = folder / f"{plant()}.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = plant().encode()
        archive.write(path, f"{plant()}/{path.name}")
    path.unlink()
    return packed


def muse_lsl_gz(folder: Path, x: Array, plant: Plant) -> Path:
    path = muse_lsl(folder, x, plant)
    packed = folder / f"{plant()}.csv.gz"
    with gzip.open(packed, "wb") as file:
        file.write(path.read_bytes())
    path.unlink()
    return packed


def openbci(folder: Path, x: Array, plant: Plant) -> Path:
    head = ["%OpenBCI Raw EXG Data", "%Number of channels = 4", "%Sample Rate = 200 Hz"]
    head += ["%Board = OpenBCI_GUI$BoardGanglionBLE", f"%{plant()} session of {plant()}"]
    names = "Sample Index, " + ", ".join(f"EXG Channel {i}" for i in range(4)) + ", Accel Channel 0, Timestamp"
    rows = [
        f"{i % 200}, " + ", ".join(f"{v:.6f}" for v in c) + f", 0.1, {START + i / 200:.6f}" for i, c in enumerate(x.T)
    ]
    return write(folder / f"OpenBCI-RAW-{plant()}.txt", *head, names, *rows)


def openvibe_old(folder: Path, x: Array, plant: Plant) -> Path:
    rows = [f"{i // 32 * 32 / 256:.6f}," + ",".join(f"{v:.6f}" for v in c) for i, c in enumerate(x.T)]
    return write(folder / f"{plant()}.csv", "Time (s)," + ",".join(FOUR), *rows)


def openvibe_new(folder: Path, x: Array, plant: Plant) -> Path:
    rows = [f"{i / 256:.10f},{i // 32}," + ",".join(f"{v:.9f}" for v in c) + ",,," for i, c in enumerate(x.T)]
    rows[50] = rows[50][:-3] + f",{plant()},0.2,0"
    return write(
        folder / f"{plant()}.csv", f"Time:256Hz,Epoch,{','.join(FOUR)},Event Id,Event Date,Event Duration", *rows
    )


def easy(folder: Path, x: Array, plant: Plant) -> Path:
    """Write eight inputs: four with signals, four open."""
    stem = f"20210804140752_{plant()}"
    info = [
        f"Step Details: {plant()}", "StartDate (first EEG timestamp): 1628086072547", "Device class: Enobio 8",
        f"Device Mac: {plant()}", "Total number of channels: 8", "Number of EEG channels: 8",
        "Number of records of EEG: 9999", "EEG sampling rate: 500 Samples/second", "EEG units: nV",
        *(f"Channel {i + 1}: {n}" for i, n in enumerate((*FOUR, "P7", "P8", "C3", "C4"))),
        "Trigger information:", f"1 {plant()}",
    ]  # fmt: skip
    write(folder / f"{stem}.info", *info)
    rows = [
        "\t".join([*(f"{v * 1000:.0f}" for v in c), *["-400000000"] * 4, "0", f"{1628086072547 + i * 2}"])
        for i, c in enumerate(x.T)
    ]
    return write(folder / f"{stem}.easy", *rows)


def brainflow(folder: Path, x: Array, plant: Plant, *, columns: int, first: int, stamp: int, rate: float) -> Path:
    table = np.zeros((x.shape[1], columns))
    table[:, 0] = np.arange(x.shape[1]) % 256
    table[:, first : first + len(x)] = x.T
    table[:, stamp] = START + np.arange(x.shape[1]) // 8 * 8 / rate
    return write(folder / f"{plant()}.csv", *("\t".join(f"{v:.6f}" for v in row) for row in table))


def brainflow_muse(folder: Path, x: Array, plant: Plant) -> Path:
    return brainflow(folder, x, plant, columns=8, first=1, stamp=6, rate=256)


def brainflow_ganglion(folder: Path, x: Array, plant: Plant) -> Path:
    return brainflow(folder, x, plant, columns=15, first=1, stamp=13, rate=200)


def brainflow_daisy(folder: Path, x: Array, plant: Plant, rate: float = 125) -> Path:
    many = np.vstack([np.roll(x, 40 * k, axis=1) for k in range(4)])
    return brainflow(folder, many, plant, columns=32, first=1, stamp=30, rate=rate)


def emotiv_pro(folder: Path, x: Array, plant: Plant) -> Path:
    inputs = ("AF3", "T7", "Pz", "T8")
    about = f"title:{plant()}, start timestamp:1628086072.5, stop timestamp:1628086172.5, headset type:INSIGHT, "
    about += f"headset serial:{plant()}, channels:9, sampling rate:eeg_128;mot_64, samples:{x.shape[1]}, version:2.0"
    names = ["Timestamp", "OriginalTimestamp", "EEG.Counter", "EEG.Interpolated", *(f"EEG.{n}" for n in inputs)]
    names += ["EEG.RawCq", "EEG.Battery", "EEG.BatteryPercent", "MarkerIndex", "MarkerType", "CQ.AF3", "POW.AF3.Alpha"]
    rows = [
        f"{START + i / 128:.6f},{START + i / 128:.6f},{i % 128},0," + ",".join(f"{v + 4200:.6f}" for v in c)
        + f",0,4,88,,,4,{'1.5' if i % 16 == 0 else ''}"
        for i, c in enumerate(x.T)
    ]  # fmt: skip
    rows[9] = rows[9].replace(",,,", f",1,{plant()},")
    return write(folder / f"{plant()}_EPOC.csv", about, ",".join(names), *rows)


def emotiv_testbench(folder: Path, x: Array, plant: Plant) -> Path:
    labels = "COUNTER INTERPOLATED AF3 T7 O1 T8 RAW_CQ GYROX"
    about = f"title:{plant()}, recorded:04.08.21 14.07.52, sampling:128, subject:{plant()}, labels:{labels}, chan:8, "
    about += f"units:emotiv, remarks:{plant()}"
    rows = [f"{i % 129}, 0, " + ", ".join(f"{v + 4200:.5f}" for v in c) + ", 0, 1660" for i, c in enumerate(x.T)]
    return write(folder / f"{plant()}.csv", about, *rows)


COUNT_UV = 1.8 / 4096 / 2000 * 1e6


def neurosky_raw(folder: Path, x: Array, plant: Plant) -> Path:
    rows = [f"{START + i // 16 * 16 / 512:.3f},{round(v / COUNT_UV)}" for i, v in enumerate(x[0])]
    return write(folder / f"rawWave_{plant()}.csv", *rows)


def eeg_id(folder: Path, x: Array, plant: Plant) -> Path:
    names = "timestampMs,poorSignal,eegRawValue,eegRawValueVolts,attention,meditation,blinkStrength,delta,theta,"
    names += "alphaLow,alphaHigh,betaLow,betaHigh,gammaLow,gammaMid,tagEvent,location"
    counts = np.round(x[0] / COUNT_UV).astype(int)
    rows = [
        f"{1628086072547 + i // 16 * 16 / 512 * 1000:.0f},0,{c},{c * 2.2e-7:.3e},40,50,,,,,,,,,,,"
        for i, c in enumerate(counts)
    ]
    rows[700] = f"{rows[700][:-1]}{plant()},{plant()}"
    return write(folder / f"{plant()}.csv", names, *rows)


def plain(folder: Path, x: Array, plant: Plant) -> Path:
    return write(folder / f"{plant()}.csv", *(",".join(f"{v + 850:.6f}" for v in row) for row in x.T))


def plain_labelled(folder: Path, x: Array, plant: Plant) -> Path:
    head = f"{plant()};{plant()};V3;V4;{plant()}"
    rows = [";".join([*(f"{v + 850:.6f}".replace(".", ",") for v in row), "1"]) for row in x.T]
    return write(folder / f"{plant()}.csv", head, *rows)


def plain_named(folder: Path, x: Array, plant: Plant) -> Path:
    rows = [f"{t * 1000:.2f}," + ",".join(f"{v:.5f}" for v in row) + ",x" for t, row in timed(x, 256)]
    rows[0] += plant()
    return write(folder / f"{plant()}.csv", f"time,{','.join(FOUR)},label", *rows)


def dsi_streamer(folder: Path, x: Array, plant: Plant) -> Path:
    about = ["Mains_Frequency_(Hz) =,60", "Sample_Frequency_(Hz) =,300", "Sensor_Data_Units =,uV"]
    about += [f"Headset_Name =,DSI-7 SN:{plant()}", f"Patient_ID =,{plant()}", f"Record_ID =,{plant()}"]
    names = f"Time,{','.join(FOUR)},CM,A1,TRG,Time_Offset,ADC_Status,ADC_Sequence,Event,Comments"
    rows = [
        f"{t:.4f}," + ",".join(f"{v:.4f}" for v in c) + f",0,0,0,0,f,{i % 65536},,"
        for i, (t, c) in enumerate(timed(x, 300))
    ]
    rows[60] += plant()
    return write(folder / f"{plant()}_raw.csv", *(f"# {line}{',' * 11}" for line in about), names, *rows)


def web_muse(folder: Path, x: Array, plant: Plant) -> Path:
    rows = [f"{5 + t * 1000:.0f}," + ",".join(f"{v:.6f}" for v in c) for t, c in timed(x, 256)]
    head = "Timestamp (ms),TP9 (left ear),AF7 (left forehead),AF8 (right forehead),TP10 (right ear)"
    return write(folder / f"{plant()}.csv", head, *rows)


EIGHT = tuple(f"channel {i}" for i in range(1, 9))
_BY_HAND: dict[str, object] = {"sfreq": 256.0, "channels": MUSE}
KINDS = (
    Kind("muse-lsl", 256, MUSE, muse_lsl, "muse-lsl CSV"),
    Kind("Muse Athena", 256, MUSE, athena, "Muse Athena CSV"),
    Kind("Mind Monitor, 39 columns", 256, MUSE, mind_monitor, "Mind Monitor CSV"),
    Kind("Mind Monitor, 41 columns", 256, MUSE, mind_monitor_41, "Mind Monitor CSV"),
    Kind("Mind Monitor, spreadsheet", 256, MUSE, mind_monitor_spreadsheet, "Mind Monitor CSV"),
    Kind("Mind Monitor in .zip", 256, MUSE, mind_monitor_zip, "Mind Monitor CSV"),
    Kind("muse-lsl in .gz", 256, MUSE, muse_lsl_gz, "muse-lsl CSV"),
    Kind("OpenBCI GUI", 200, EIGHT[:4], openbci, "OpenBCI GUI text"),
    Kind("OpenViBE, old", 256, FOUR, openvibe_old, "OpenViBE CSV"),
    Kind("OpenViBE, new", 256, FOUR, openvibe_new, "OpenViBE CSV"),
    Kind("Neuroelectrics .easy", 500, FOUR, easy, "Neuroelectrics .easy"),
    Kind("BrainFlow Muse", 256, MUSE, brainflow_muse, "BrainFlow CSV"),
    Kind("BrainFlow Ganglion", 200, EIGHT[:4], brainflow_ganglion, "BrainFlow CSV"),
    Kind("EmotivPRO", 128, ("AF3", "T7", "Pz", "T8"), emotiv_pro, "Emotiv CSV"),
    Kind("Emotiv TestBench", 128, ("AF3", "T7", "O1", "T8"), emotiv_testbench, "Emotiv CSV"),
    Kind("NeuroSky raw log", 512, ("Fp1",), neurosky_raw, "NeuroSky raw log", 0.2),
    Kind("eegID", 512, ("Fp1",), eeg_id, "eegID CSV", 0.2),
    Kind("DSI-Streamer", 300, FOUR, dsi_streamer, "DSI-Streamer CSV"),
    Kind("Muse web recorder", 256, MUSE, web_muse, "Muse web recorder CSV"),
    Kind("table by hand", 256, MUSE, plain, "table of numbers", told=_BY_HAND),
    Kind("table with labels by hand", 256, MUSE, plain_labelled, "table of numbers", told=_BY_HAND),
    Kind("table with names and times", 256, FOUR, plain_named, "table of numbers"),
)
